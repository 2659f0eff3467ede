namespace Launchpoints.Web.Data.Records;

/// <summary>One ribbon of a decision that was delivered. Keys, not ids: what was shown stays what it was when a ribbon or a Kristal goes.</summary>
public sealed class ExposedRibbonRecord
{
    public long Id { get; set; }

    public long ExposureId { get; set; }

    /// <summary>As in the exposure, so that customers and days of a ribbon are counted from one index.</summary>
    public int CustomerId { get; set; }

    /// <summary>As in the exposure.</summary>
    public long AsOf { get; set; }

    public required string Ribbon { get; set; }

    public required string Segment { get; set; }

    /// <summary>The model that ordered the cards.</summary>
    public required string Model { get; set; }

    /// <summary>The hash of the Kristals that could have been shown, bit for bit.</summary>
    public long Candidates { get; set; }

    public int CandidateCount { get; set; }

    /// <summary>Whether any card was there by a chance below 1.</summary>
    public bool Explored { get; set; }

    /// <summary>Kristal, relevance and propensity of each card, in order, as they were sealed.</summary>
    public required byte[] Cards { get; set; }
}
