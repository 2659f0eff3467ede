using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Serving;

namespace Launchpoints.Web.Features.Rules;

/// <summary>Everything an author sees about a rule that is being written.</summary>
/// <param name="Estimate">The counts.</param>
/// <param name="Rule">The rule in canonical form, to which the paths belong.</param>
/// <param name="RuleText">The same as text.</param>
/// <param name="Sentence">The same in plain English.</param>
/// <param name="AsOf">The instant counted for.</param>
/// <param name="Snapshot">The name of the state that everything here is of.</param>
/// <param name="ElapsedMilliseconds">How long the engine took.</param>
public sealed record RuleEstimateView(
    RuleEstimate Estimate, Group Rule, string RuleText, string Sentence, DateTimeOffset AsOf, string Snapshot, double ElapsedMilliseconds);
