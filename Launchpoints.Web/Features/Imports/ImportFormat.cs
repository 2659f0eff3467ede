namespace Launchpoints.Web.Features.Imports;

/// <summary>How a file is written.</summary>
public enum ImportFormat
{
    /// <summary>RFC 4180 with a header.</summary>
    Csv,

    /// <summary>One flat JSON object a line.</summary>
    Ndjson,

    /// <summary>One JSON array of flat objects.</summary>
    JsonArray,
}
