namespace Launchpoints.Web.Data.Records;

/// <summary>The way a write came in.</summary>
public enum SourceKind
{
    Person,
    ApiKey,
    System,
    Import,
}
