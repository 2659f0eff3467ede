namespace Launchpoints.Engine.Relevance;

/// <summary>All models, trained on the same interactions at once. Immutable: the next training gives another one, which takes the place of this whole.</summary>
public sealed class TrainedModels
{
    private TrainedModels(PriorModel prior, SimilarModel? similar, WalkModel walk, ContentModel content, BlendModel blend)
    {
        Prior = prior;
        Similar = similar;
        Walk = walk;
        Content = content;
        Blend = blend;
    }

    /// <summary>For customers without history.</summary>
    public PriorModel Prior { get; }

    /// <summary>What goes with what the customer has; null where more Kristals than it takes have interactions.</summary>
    public SimilarModel? Similar { get; }

    /// <summary>Where walks lead.</summary>
    public WalkModel Walk { get; }

    /// <summary>For Kristals that nobody has.</summary>
    public ContentModel Content { get; }

    /// <summary>All of them, by history: what serves unless a segment chooses otherwise.</summary>
    public BlendModel Blend { get; }

    /// <summary>Trains all models.</summary>
    /// <param name="interactions">Who had to do with what, and when; may be empty.</param>
    /// <param name="groups">The groups that the prior knows, parents before their children; may be empty.</param>
    /// <param name="features">What the Kristals are like.</param>
    /// <param name="asOf">The instant ages count from, Unix milliseconds.</param>
    /// <param name="options">How.</param>
    /// <param name="threads">The most threads that work on it; the result does not depend on it.</param>
    public static TrainedModels Fit(
        Interactions interactions, IReadOnlyList<CustomerGroup> groups, KristalFeatures features, long asOf, RelevanceOptions options, int threads)
    {
        var prior = PriorModel.Fit(interactions, groups, asOf, options.Prior);
        var content = new ContentModel(features, interactions);
        bool small = interactions.CustomersByKristal().Count(customers => customers > 0) <= options.Similar.MostKristals;
        var similar = small ? SimilarModel.Fit(interactions, asOf, options.Similar, threads) : null;
        var walk = WalkModel.Fit(interactions, asOf, options.Walk, threads);
        return new TrainedModels(prior, similar, walk, content, Blended(prior, similar, walk, content, options.Blend, interactions));
    }

    /// <summary>The blend with <c>similar</c> and <c>walk</c> trained on some customers alone, under the name <see cref="ModelNames.Own"/>; prior and content stay everyone's.</summary>
    /// <param name="members">What those customers had to do with; everyone else's rows are empty.</param>
    /// <param name="asOf">The instant ages count from, Unix milliseconds.</param>
    /// <param name="options">How.</param>
    /// <param name="threads">The most threads that work on it; the result does not depend on it.</param>
    public BlendModel FitOwn(Interactions members, long asOf, RelevanceOptions options, int threads)
    {
        var similar = Similar is null ? null : SimilarModel.Fit(members, asOf, options.Similar, threads);
        var walk = Similar is null || options.Blend.Walk > 0 ? WalkModel.Fit(members, asOf, options.Walk, threads) : null;
        return Blended(Prior, similar, walk, Content, options.Blend, members, ModelNames.Own);
    }

    /// <summary>The same models blended in another way.</summary>
    /// <param name="options">How; a model that was not trained has no part in it.</param>
    /// <param name="interactions">What the models were trained on.</param>
    public BlendModel Blended(BlendOptions options, Interactions interactions) => Blended(Prior, Similar, Walk, Content, options, interactions);

    private static BlendModel Blended(
        PriorModel prior, SimilarModel? similar, WalkModel? walk, ContentModel content, BlendOptions options, Interactions interactions, string name = "blend")
    {
        // Where there are too many Kristals for the regression, walks have its place.
        var parts = new (RelevanceModel? Model, double Weight)[]
        {
            (similar, options.Similar),
            (walk, similar is null ? options.Similar : options.Walk),
            (content, options.Content),
        };
        return new BlendModel(
            [.. parts.Where(part => part.Model is not null && part.Weight > 0).Select(part => new BlendPart(part.Model!, part.Weight))], prior, options.Strength, interactions, name);
    }

    /// <summary>All that were trained: prior, similar, walk, content, blend.</summary>
    public IEnumerable<RelevanceModel> All => new RelevanceModel?[] { Prior, Similar, Walk, Content, Blend }.OfType<RelevanceModel>();

    /// <summary>A model by its name; null where there is none of that name, or it was not trained.</summary>
    public RelevanceModel? Of(string name) => All.FirstOrDefault(model => model.Name == name);
}
