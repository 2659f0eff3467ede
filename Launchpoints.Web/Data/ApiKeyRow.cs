namespace Launchpoints.Web.Data;

/// <summary>An API key as it is kept: never the key itself.</summary>
public sealed class ApiKeyRow
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>SHA-256 of the key. Keys carry 256 bits of chance, so a slow hash would protect nothing more.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The first characters, by which people tell their keys apart.</summary>
    public required string Hint { get; init; }

    /// <summary>Space-separated, as in OAuth.</summary>
    public required string Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}
