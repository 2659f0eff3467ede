using System.Collections.Immutable;
using Launchpoints.Engine.Composition;

namespace Launchpoints.Web.Features.Ribbons;

/// <summary>Notes who set each pin, boost and block, and when; what was there before keeps who set it.</summary>
internal static class CardTermsKeeping
{
    /// <param name="ribbon">The ribbon as it is to be.</param>
    /// <param name="before">As it was; null for a new one.</param>
    /// <param name="actor">Who saves it.</param>
    /// <param name="now">Unix milliseconds.</param>
    public static RibbonDefinition Note(RibbonDefinition ribbon, RibbonDefinition? before, string actor, long now)
    {
        return ribbon with
        {
            PinTerms = All(ribbon.Pinned, ribbon.PinTerms, before?.Pinned ?? [], before?.PinTerms),
            BlockTerms = All(ribbon.Blocked, ribbon.BlockTerms, before?.Blocked ?? [], before?.BlockTerms),
            Boosts =
            [
                .. ribbon.Boosts.Select(b => b with
                {
                    Terms = before?.Boosts.FirstOrDefault(o => o.Kristal == b.Kristal && o.Factor == b.Factor) is { } old ? Kept(b.Terms, old.Terms) : New(b.Terms),
                }),
            ],
        };

        ImmutableDictionary<string, CardTerms> All(
            ImmutableArray<string> keys, ImmutableDictionary<string, CardTerms> terms, ImmutableArray<string> oldKeys, ImmutableDictionary<string, CardTerms>? old) =>
            keys.ToImmutableDictionary(
                key => key,
                key => terms.GetValueOrDefault(key, CardTerms.None) is var given && oldKeys.Contains(key)
                    ? Kept(given, old?.GetValueOrDefault(key, CardTerms.None) ?? CardTerms.None)
                    : New(given),
                StringComparer.Ordinal);

        CardTerms New(CardTerms given) => given with { SetBy = actor, SetAt = now };

        // Of another owner or end, somebody has just decided again.
        CardTerms Kept(CardTerms given, CardTerms old) => given.Owner == old.Owner && given.Until == old.Until ? old : New(given);
    }
}
