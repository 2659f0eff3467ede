namespace Launchpoints.Web.Features.Relevance;

/// <summary>A figure with its interval of 95%.</summary>
public sealed record Measured(double Value, double Low, double High);

/// <summary>The figures of one model over one kind of customers; null where too few of them chose something.</summary>
/// <param name="Customers">How many customers they rest on.</param>
/// <param name="Ndcg">nDCG@10.</param>
/// <param name="Recall">Recall@10.</param>
/// <param name="Coverage">The share of the Kristals that anybody was shown.</param>
/// <param name="Diversity">How unlike the cards of one customer are.</param>
public sealed record MeasuredFigures(int Customers, Measured? Ndcg, Measured? Recall, Measured? Coverage, Measured? Diversity);

/// <summary>The figures of one model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="All">Over all customers who chose something.</param>
/// <param name="New">Over those of them without history.</param>
/// <param name="Behind">How far it is behind the best in nDCG, of the same customers; null for the best, and where it cannot be said.</param>
public sealed record MeasuredModel(string Model, MeasuredFigures All, MeasuredFigures New, Measured? Behind);

/// <summary>What was measured in a segment.</summary>
/// <param name="Segment">Its key; null for everyone.</param>
/// <param name="Models">Each model.</param>
/// <param name="Best">The one that measured best; null where too few customers chose something.</param>
/// <param name="Auto">What <c>auto</c> takes.</param>
/// <param name="Refusal">Why no winner is named among the segment's own; null where there is one.</param>
public sealed record MeasuredSegment(string? Segment, IReadOnlyList<MeasuredModel> Models, string? Best, string Auto, string? Refusal);

/// <summary>What a training measured on choices that the models did not know.</summary>
/// <param name="From">Where what was held back begins; null where nothing was.</param>
/// <param name="Until">Where it ends.</param>
/// <param name="Problem">Why nothing could be held back; null when something was.</param>
/// <param name="Segments">Everyone first, then the segments by key.</param>
/// <param name="Clicks">What was learned from delivered pages; null for trainings of before that was done.</param>
public sealed record Measurement(DateTimeOffset? From, DateTimeOffset? Until, string? Problem, IReadOnlyList<MeasuredSegment> Segments, MeasuredClicks? Clicks = null);

/// <summary>What a training learned from the cards that customers went on to.</summary>
/// <param name="Pages">How many delivered pages said something: where some cards were gone on to, and some not.</param>
/// <param name="Customers">How many customers they were of.</param>
/// <param name="Needed">How many it takes.</param>
/// <param name="Serves">Whether the blend is weighted by them; else they were too few, or did not say it better beyond doubt.</param>
/// <param name="Parts">What each part of the blend is multiplied by.</param>
public sealed record MeasuredClicks(int Pages, int Customers, int Needed, bool Serves, IReadOnlyList<PartWeight> Parts);

/// <summary>What a part of the blend is multiplied by.</summary>
public sealed record PartWeight(string Part, double Factor);
