using System.Collections.Immutable;
using Launchpoints.Engine.Rules;
using Launchpoints.Web.Components.RuleBuilder;

namespace Launchpoints.Web.Components.Pages.Segments;

/// <summary>A segment's draft as it is on screen: one step of the editor's history.</summary>
public sealed record SegmentForm(
    string Name,
    string Description,
    BuilderTree Rule,
    BuilderTree KristalRule,
    KristalBasis Basis,
    int MinMembers,
    ImmutableArray<string> EventTypes,
    EventWindow? Window,
    string Model,
    int? MinCustomers,
    int? MinKristals)
{
    public static SegmentForm Of(SegmentDefinition segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return new SegmentForm(
            segment.Name,
            segment.Description,
            BuilderTree.FromRule(segment.Rule),
            // Numbers of its own, so that no control of one rule is taken for one of the other.
            BuilderTree.FromRule(segment.Kristals.Rule ?? Group.Everyone, 1_000_000),
            segment.Kristals.Basis,
            segment.Kristals.MinMembers,
            segment.Kristals.EventTypes,
            segment.Kristals.Window,
            segment.Model,
            segment.MinCustomers,
            segment.MinKristals);
    }

    /// <summary>The selection of Kristals; paths in its rule are the tree's.</summary>
    public KristalSelection Kristals() => new(
        KristalRule.Root.Children.IsEmpty && KristalRule.Root is { Combinator: Combinator.And, Not: false } ? null : KristalRule.ToRule(),
        Basis,
        MinMembers,
        EventTypes,
        Window);

    public SegmentDefinition ToDefinition(string key) =>
        new(key, Name, Description, Rule.ToRule(), Kristals(), Model, MinCustomers, MinKristals);
}
