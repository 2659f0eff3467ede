namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>Why models could not be tried, or told apart: stable codes.</summary>
public static class BackTestProblems
{
    /// <summary>Nothing was chosen, or everything at the same instant: there is no earlier and later.</summary>
    public const string NotSpreadOverTime = "not_spread_over_time";

    /// <summary>Fewer than <see cref="SegmentEvidence.LeastCustomers"/> customers chose something in the part that was held back: there is no interval.</summary>
    public const string TooFewCustomers = "too_few_customers";

    /// <summary>Fewer than <see cref="SegmentEvidence.LeastCustomersToChoose"/>: there are intervals, but no model is chosen by them.</summary>
    public const string TooFewCustomersToChoose = "too_few_customers_to_choose";

    /// <summary>The best models cannot be told apart yet.</summary>
    public const string TooClose = "too_close";
}
