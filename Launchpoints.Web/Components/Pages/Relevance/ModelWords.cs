using Launchpoints.Engine.Relevance;

namespace Launchpoints.Web.Components.Pages.Relevance;

/// <summary>The relevance models, in words.</summary>
public static class ModelWords
{
    /// <summary>What a model looks at, in half a sentence.</summary>
    public static string About(string model) => model switch
    {
        ModelNames.Popular => "what the segment's members had to do with",
        ModelNames.Auto => "whichever measured best on what customers went on to choose",
        "blend" => "all of them, by how much history a customer has",
        "prior" => "what the segment chooses, leaning on larger segments where it is small",
        "similar" => "what goes with what the customer has",
        "walk" => "what customers with the same Kristals have",
        "content" => "what is like what the customer has",
        ModelNames.Own => "the blend, learned from this segment's members alone",
        _ => model,
    };

    /// <summary>A model to choose from a list.</summary>
    public static string Option(string model) => $"{model}: {About(model)}";
}
