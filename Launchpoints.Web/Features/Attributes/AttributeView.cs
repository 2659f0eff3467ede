using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Attributes;

/// <summary>One attribute as declared.</summary>
/// <param name="Definition">What is said about it.</param>
/// <param name="Version">What <see cref="Expected"/> compares and HTTP sends as ETag.</param>
public sealed record AttributeView(AttributeDefinition Definition, long Version)
{
    /// <summary>What nobody has said yet: <c>description</c>, <c>source</c>, <c>purpose</c>, <c>retention</c>. Shown as open, never refused.</summary>
    public IReadOnlyList<string> Open =>
    [
        .. new (string Name, bool Said)[]
        {
            ("description", Definition.Description is not null),
            ("source", Definition.Source is not null),
            ("purpose", Definition.Purpose is not null),
            ("retention", Definition.RetentionDays is not null),
        }.Where(m => !m.Said).Select(m => m.Name),
    ];
}
