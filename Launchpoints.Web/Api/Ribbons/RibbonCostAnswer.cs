using Launchpoints.Engine.Composition;

namespace Launchpoints.Web.Api.Ribbons;

/// <summary>What a ribbon's rules about cards cost.</summary>
/// <param name="Members">Members of its segment.</param>
/// <param name="Measured">Of how many the pages were made.</param>
/// <param name="Worth">The mean worth of a page as it is.</param>
/// <param name="Plain">The mean worth by relevance alone.</param>
/// <param name="Lost">The share that is lost in all.</param>
internal sealed record RibbonCostAnswer(int Members, int Measured, double Worth, double Plain, double Lost, IReadOnlyList<RibbonCostPart> Items)
{
    public static RibbonCostAnswer Of(RibbonCost c) =>
        new(c.Members, c.Measured, c.Worth, c.Plain, c.Lost, [.. c.Items.Select(i => new RibbonCostPart(i.Kind, i.Kristal, i.Lost, i.Members))]);
}

/// <summary>What one thing costs.</summary>
/// <param name="Kind">pin, boost, block, caps, diversity or exploration.</param>
/// <param name="Lost">The share of the worth that pages would have without it.</param>
/// <param name="Members">How many measured members would see another page without it.</param>
internal sealed record RibbonCostPart(string Kind, string? Kristal, double Lost, int Members);
