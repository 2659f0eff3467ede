namespace Launchpoints.Web.Data.Records;

/// <summary>One Kristal of the catalogue, or the place of one that only events name.</summary>
public sealed class KristalRecord
{
    public int Id { get; set; }

    /// <summary>The platform's key, in NFC.</summary>
    public required string Key { get; set; }

    /// <summary>Set while the Kristal is not in the catalogue.</summary>
    public bool IsAwaited { get; set; }

    public string? Title { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>Current attributes by attribute id; see <see cref="AttributeJson"/>.</summary>
    public string Attributes { get; set; } = "{}";
}
