using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Relevance;

/// <summary>The model that needs nothing but counts: the share of a segment's members that have an event with the Kristal.</summary>
/// <remarks>The same for every customer of the segment. Event types and window are the selection's; without a window, 365 days.</remarks>
public sealed class PopularModel
{
    /// <summary>The name under which segments choose it.</summary>
    public const string Name = "popular";

    /// <summary>When events count where the selection does not say.</summary>
    internal static readonly LastWindow DefaultWindow = new(365, TimeUnit.Day);

    private readonly int[] _members;
    private readonly int _total;

    /// <param name="members">Members with an event by Kristal row, for the selection's types and window.</param>
    /// <param name="total">All members.</param>
    internal PopularModel(int[] members, int total)
    {
        _members = members;
        _total = total;
    }

    /// <summary>Counts the members' events.</summary>
    internal static PopularModel Of(KristalSelection selection, MemberSet members, PopulationSnapshot population, RuleClock clock) => new(
        KristalEvidence.MembersWithEvent(population, members, selection.EventTypes, clock.Window(selection.Window ?? DefaultWindow)),
        members.Count);

    /// <summary>The relevance of a Kristal row, 0 to 1; 0 in a segment without members.</summary>
    internal double Relevance(int kristal) => _total == 0 ? 0 : (double)_members[kristal] / _total;

    /// <summary>How many members have an event with a Kristal row.</summary>
    internal int Members(int kristal) => _members[kristal];
}
