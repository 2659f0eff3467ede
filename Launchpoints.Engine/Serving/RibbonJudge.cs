using Launchpoints.Engine.Composition;

namespace Launchpoints.Engine.Serving;

/// <summary>The pages that a model would have made of a ribbon, at the instant of a view: to hold against those that were delivered. Thread-safe.</summary>
public sealed class RibbonJudge
{
    private readonly WorkspaceView _view;
    private readonly RibbonDefinition _ribbon;
    private readonly SegmentState _state;

    internal RibbonJudge(WorkspaceView view, RibbonDefinition ribbon, SegmentState state)
    {
        _view = view;
        _ribbon = ribbon;
        _state = state;
    }

    /// <summary>The model that makes the pages, with the number of its training; <c>popular</c> where the one that was asked for is not trained.</summary>
    public string Model => _state.ServingModel;

    /// <summary>The keys of the cards, in order, with nothing tried out; empty where the customer is not there.</summary>
    /// <param name="customer">The customer's key.</param>
    /// <param name="asOf">The instant of the delivery, Unix milliseconds: what the customer held and had to do with by then.</param>
    /// <param name="shownAbove">What ribbons above had shown.</param>
    public IReadOnlyList<string> PageFor(string customer, long asOf, IEnumerable<string> shownAbove)
    {
        var population = _view.Workspace.Population;
        int row = population.FindRow(customer);
        if (row < 0)
        {
            return [];
        }

        var table = population.Kristals;
        var unsuitable = _view.UnsuitableFor(row);
        var kristals = new CustomerKristals(population, row, table, _view.Workspace.Configuration.Settings, asOf);
        using var ranking = _state.RankingFor(kristals, unsuitable);
        var deck = new CardDeck(_ribbon, ranking, _view.SourceFor(unsuitable, kristals.Held, shownAbove.Select(table.Find).ToHashSet(), asOf));
        return [.. deck.Deal().Rows.Select(kristal => table.Keys[kristal])];
    }
}
