using System.Globalization;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>What people did to a card, in a sentence for the marketer.</summary>
internal static class AdjustmentText
{
    public static string OfPin(int place, CardTerms terms, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture, $"Pinned at position {place + 1}{Of(terms, zone)}");

    public static string Of(Boost boost, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture, $"{(boost.Factor < 1 ? "Demoted" : "Boosted")} × {boost.Factor:0.##}{Of(boost.Terms, zone)}");

    private static string Of(CardTerms terms, TimeZoneInfo zone)
    {
        string by = terms.Responsible() is { } who ? $" by {who}" : "";
        return terms.Until is { } until
            ? string.Create(CultureInfo.InvariantCulture, $"{by} until {LocalTime.FromInstant(until, zone):yyyy-MM-dd HH:mm}")
            : by;
    }
}
