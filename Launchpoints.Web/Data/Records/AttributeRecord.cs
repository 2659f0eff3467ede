using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Data.Records;

/// <summary>One declared attribute. Its id stands for it in every stored value, so the key is written once.</summary>
public sealed class AttributeRecord
{
    public int Id { get; set; }

    public AttributeScope Scope { get; set; }

    public required string Key { get; set; }

    public AttributeType Type { get; set; }

    public AttributeStatus Status { get; set; }

    public string? Description { get; set; }

    public string? Source { get; set; }

    public string? Purpose { get; set; }

    public int? RetentionDays { get; set; }

    public bool ShowToCustomer { get; set; }

    /// <summary>Goes up with every change; the ETag over HTTP.</summary>
    public long Version { get; set; } = 1;

    public AttributeDefinition ToDefinition() =>
        new(Scope, Key, Type, Status, Description, Source, Purpose, RetentionDays, ShowToCustomer);
}
