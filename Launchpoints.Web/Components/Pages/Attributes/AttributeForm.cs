using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Components.Pages.Attributes;

/// <summary>What is said about an attribute while it is being written.</summary>
public sealed class AttributeForm
{
    public string? Description { get; set; }

    public string? Source { get; set; }

    public string? Purpose { get; set; }

    public int? RetentionDays { get; set; }

    public bool ShowToCustomer { get; set; }

    public bool Actionable { get; set; }

    public static AttributeForm Of(AttributeDefinition attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return new AttributeForm
        {
            Description = attribute.Description,
            Source = attribute.Source,
            Purpose = attribute.Purpose,
            RetentionDays = attribute.RetentionDays,
            ShowToCustomer = attribute.ShowToCustomer,
            Actionable = attribute.Status == AttributeStatus.Actionable,
        };
    }

    /// <summary>The attribute with what is written; what is left empty stays open.</summary>
    public AttributeDefinition Apply(AttributeDefinition attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return attribute with
        {
            Description = Said(Description),
            Source = Said(Source),
            Purpose = Said(Purpose),
            RetentionDays = RetentionDays,
            ShowToCustomer = ShowToCustomer,
            Status = Actionable ? AttributeStatus.Actionable : AttributeStatus.Raw,
        };
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
