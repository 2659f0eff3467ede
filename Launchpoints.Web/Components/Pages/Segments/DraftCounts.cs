using System.Collections.Immutable;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Components.Controls;
using Launchpoints.Web.Features.Rules;

namespace Launchpoints.Web.Components.Pages.Segments;

/// <summary>What is known about the draft on screen: its counts, and what it says of the person being tested. Typed on, what was asked before is cancelled.</summary>
/// <param name="rules">Where it is asked.</param>
/// <param name="time">The clock of the pause.</param>
/// <param name="changed">Called on the page's own thread when there is something new to show.</param>
internal sealed class DraftCounts(RuleQuestions rules, TimeProvider time, Action changed) : IDisposable
{
    // What is counted while one types is counted at every key, since what was typed over is cancelled. Only what takes longer waits for a pause.
    private const double Quick = 250;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(80);

    private readonly Latest asking = new();

    /// <summary>The latest counts; null before the first.</summary>
    public RuleEstimateView? Estimate { get; private set; }

    /// <summary>The same by the path of each node.</summary>
    public IReadOnlyDictionary<string, NodeCount> Nodes { get; private set; } = ImmutableDictionary<string, NodeCount>.Empty;

    /// <summary>Whether the counts are of a former draft.</summary>
    public bool AreOld { get; private set; } = true;

    /// <summary>Why there are no newer counts although the draft can be counted; null when there are.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What each node found for the person being tested; null when nobody is.</summary>
    public RuleTrace? Trace { get; private set; }

    /// <summary>Since when that is so, and until when if nothing happens; null when nobody is tested.</summary>
    public MembershipSpan? Span { get; private set; }

    /// <summary>Why there is nothing to say about the person; null when there is.</summary>
    public string? PersonMessage { get; private set; }

    /// <summary>The draft is another one now.</summary>
    public void Outdate() => AreOld = true;

    /// <summary>Asks anew; ends early when it is superseded.</summary>
    /// <param name="session">The draft; one with mistakes keeps the counts of the one before.</param>
    /// <param name="asOf">The instant; null for now.</param>
    /// <param name="person">The key of the person being tested; null or empty for nobody.</param>
    /// <param name="typing">Whether more keys may follow.</param>
    public async Task AskAsync(SegmentSession session, DateTimeOffset? asOf, string? person, bool typing)
    {
        ArgumentNullException.ThrowIfNull(session);
        var mine = asking.Next();
        if (string.IsNullOrEmpty(person)) (Trace, Span, PersonMessage) = (null, null, null);
        if (session.RuleErrors.Count > 0 || session.KristalErrors.Count > 0) return;
        var form = session.Form;
        var rule = form.Rule.ToRule();
        try
        {
            if (typing && Estimate is { ElapsedMilliseconds: > Quick }) await Task.Delay(Pause, time, mine);
            var counted = await rules.EstimateAsync(rule, form.Kristals(), asOf, mine);
            if (mine.IsCancellationRequested) return;
            Refusal = counted.Succeeded ? null : counted.Message;
            if (counted.Succeeded)
            {
                (Estimate, AreOld) = (counted.Value, false);
                Nodes = counted.Value.Estimate.Nodes.ToDictionary(n => n.Path, StringComparer.Ordinal);
            }

            // The counts are shown before anything about one person is asked.
            changed();
            if (string.IsNullOrEmpty(person)) return;
            var explained = await rules.ExplainAsync(rule, CustomerReference.Of(person), asOf, mine);
            if (mine.IsCancellationRequested) return;
            (Trace, Span) = explained.Succeeded ? (explained.Value.Trace, explained.Value.Span) : (null, null);
            PersonMessage = explained.Succeeded ? null : explained.Message;
            changed();
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Typed on, or gone: what is asked now is under way.
        }
    }

    public void Dispose() => asking.Dispose();
}
