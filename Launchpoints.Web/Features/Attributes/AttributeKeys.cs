using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Attributes;

/// <summary>Which names an attribute may have.</summary>
internal static class AttributeKeys
{
    /// <summary>Why a name cannot be an attribute's key; null when it can.</summary>
    public static string? Problem(AttributeScope scope, string key)
    {
        if (Keys.Read(key, out var reason) is null) return reason;
        var kind = scope switch
        {
            AttributeScope.Customer => ImportKind.Customers,
            AttributeScope.Kristal => ImportKind.Kristals,
            _ => ImportKind.Events,
        };
        if (ReservedColumns.Of(kind).Contains(key)) return $"'{key}' has a meaning of its own and cannot be an attribute.";
        return scope == AttributeScope.Event && key.StartsWith("kristal.", StringComparison.Ordinal)
            ? "In rules, 'kristal.' stands for the attributes of an event's Kristal; an event attribute cannot begin with it."
            : null;
    }
}
