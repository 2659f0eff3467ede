using System.Globalization;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Components.RuleBuilder;

namespace Launchpoints.Web.Components.Pages.Attributes;

/// <summary>What attributes, their values and their shares are called on screen.</summary>
internal static class AttributeWords
{
    public static readonly AttributeScope[] Scopes = [AttributeScope.Customer, AttributeScope.Kristal, AttributeScope.Event];

    /// <summary>The scope that an address names; null when it names none.</summary>
    public static AttributeScope? Read(string? scope) => Enum.TryParse<AttributeScope>(scope, ignoreCase: true, out var read) && Enum.IsDefined(read) ? read : null;

    public static string InAddress(AttributeScope scope) => scope.ToString().ToLowerInvariant();

    /// <summary>What has such attributes, in the plural.</summary>
    public static string Plural(AttributeScope scope) => scope switch { AttributeScope.Customer => "Customers", AttributeScope.Kristal => "Kristals", _ => "Events" };

    public static string PluralInside(AttributeScope scope) => scope == AttributeScope.Kristal ? "Kristals" : Plural(scope).ToLowerInvariant();

    public static string Type(AttributeType type) => type.ToString().ToLowerInvariant();

    public static string Link(AttributeDefinition attribute) => $"/attributes/{InAddress(attribute.Scope)}/{Uri.EscapeDataString(attribute.Key)}";

    /// <summary>A percentage that says 0 or 100 only when it is exactly that.</summary>
    public static string Share(double share) => share is 0 or 1
        ? share.ToString("P0", CultureInfo.CurrentCulture)
        : Math.Clamp(share, 0.001, 0.999).ToString("P1", CultureInfo.CurrentCulture);

    /// <summary>The most frequent values, or from where to where they go, in one line.</summary>
    public static string Values(AttributeProfile profile, TimeZoneInfo zone)
    {
        if (profile.Filled == 0) return "no value yet";
        if (!profile.Least.IsMissing)
        {
            string least = ActualText.Of(profile.Least, zone), greatest = ActualText.Of(profile.Greatest, zone);
            return least == greatest ? least : $"{least} to {greatest}";
        }

        const int Shown = 3;
        string top = string.Join(", ", profile.Top.Take(Shown).Select(t => ActualText.Of(t.Value, zone)));
        return profile.Distinct > Shown ? $"{top}, …" : top;
    }
}
