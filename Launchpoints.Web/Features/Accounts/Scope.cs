namespace Launchpoints.Web.Features.Accounts;

/// <summary>The scopes an API key can carry, as they are stored and sent.</summary>
public static class Scope
{
    /// <summary>Ask questions.</summary>
    public const string Read = "read";

    /// <summary>Send data.</summary>
    public const string Ingest = "ingest";

    /// <summary>Edit and publish.</summary>
    public const string Author = "author";

    /// <summary>Everything.</summary>
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Read, Ingest, Author, Admin];
}
