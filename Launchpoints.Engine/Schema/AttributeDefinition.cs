namespace Launchpoints.Engine.Schema;

/// <summary>One declared attribute: its type and what is known about its meaning and handling.</summary>
/// <param name="Scope">What the attribute is a property of.</param>
/// <param name="Key">The name used in rules, files and over HTTP; NFC, unique within its scope.</param>
/// <param name="Type">The only type of value it takes.</param>
/// <param name="Status">Raw or actionable.</param>
/// <param name="Description">Its meaning for a marketer; null while nobody has said.</param>
/// <param name="Source">Where the values come from; null while unknown.</param>
/// <param name="Purpose">What it may be used for; null while nobody has said.</param>
/// <param name="RetentionDays">How many days values are kept; null while nobody has said.</param>
/// <param name="ShowToCustomer">Whether a sentence shown to the customer may name it.</param>
public sealed record AttributeDefinition(
    AttributeScope Scope,
    string Key,
    AttributeType Type,
    AttributeStatus Status = AttributeStatus.Raw,
    string? Description = null,
    string? Source = null,
    string? Purpose = null,
    int? RetentionDays = null,
    bool ShowToCustomer = false);
