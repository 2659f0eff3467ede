using System.Globalization;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Ribbons;

/// <summary>What can be wrong with what a ribbon says about its cards.</summary>
internal static class CardRulesCheck
{
    private const int MostCaps = 20;
    private const int MostBoosts = 1000;
    private const int MostTraits = 20;

    public static IEnumerable<Problem> Problems(RibbonDefinition ribbon, DataSchema schema) =>
        [.. Boosts(ribbon), .. Caps(ribbon, schema), .. ribbon.Diversity is { } diversity ? Diversity(diversity, schema) : []];

    private static IEnumerable<Problem> Boosts(RibbonDefinition ribbon)
    {
        if (ribbon.Boosts.Length > MostBoosts) yield return new Problem("value.out_of_range", "/boosts", $"At most {MostBoosts} Kristals are boosted.");
        for (int i = 0; i < ribbon.Boosts.Length; i++)
        {
            var boost = ribbon.Boosts[i];
            if (!(boost.Factor > 0 && boost.Factor <= Boost.MostFactor))
            {
                yield return new Problem("value.out_of_range", $"/boosts/{i}/factor", $"'factor' is above 0 and at most {Boost.MostFactor.ToString(CultureInfo.InvariantCulture)}.");
            }

            if (ribbon.Boosts.Take(i).Any(b => b.Kristal == boost.Kristal)) yield return new Problem("value.repeated", $"/boosts/{i}/kristal", $"'{boost.Kristal}' is boosted twice.");
        }
    }

    private static IEnumerable<Problem> Caps(RibbonDefinition ribbon, DataSchema schema)
    {
        if (ribbon.Caps.Length > MostCaps) yield return new Problem("value.out_of_range", "/caps", $"There are at most {MostCaps} caps.");
        for (int i = 0; i < ribbon.Caps.Length; i++)
        {
            var cap = ribbon.Caps[i];
            if (Trait(cap.Attribute, $"/caps/{i}/attribute", schema) is { } problem) yield return problem;
            if (cap.Most is < 1 or > RibbonCheck.MostCards) yield return new Problem("value.out_of_range", $"/caps/{i}/most", $"'most' is from 1 to {RibbonCheck.MostCards}.");
            if (ribbon.Caps.Take(i).Any(c => c.Attribute == cap.Attribute)) yield return new Problem("value.repeated", $"/caps/{i}/attribute", $"'{cap.Attribute}' is capped twice.");
        }
    }

    private static IEnumerable<Problem> Diversity(Diversity diversity, DataSchema schema)
    {
        if (!(diversity.Weight > 0 && diversity.Weight <= 1))
        {
            yield return new Problem("value.out_of_range", "/diversity/weight", "'weight' is above 0 and at most 1; leave diversity out for relevance alone.");
        }

        if (diversity.By.Length is 0 or > MostTraits) yield return new Problem("value.out_of_range", "/diversity/by", $"Name 1 to {MostTraits} attributes by which Kristals are alike.");
        for (int i = 0; i < diversity.By.Length; i++)
        {
            if (Trait(diversity.By[i], $"/diversity/by/{i}", schema) is { } problem) yield return problem;
        }
    }

    private static Problem? Trait(string attribute, string path, DataSchema schema)
    {
        var fitting = schema.Of(AttributeScope.Kristal).Where(a => a.Type is AttributeType.Text or AttributeType.Tags).Select(a => a.Key).ToList();
        return fitting.Contains(attribute)
            ? null
            : new Problem("attribute.unknown", path, $"There is no text or tags attribute '{attribute}' of Kristals.", Suggestion: NearestName.Of(attribute, fitting));
    }
}
