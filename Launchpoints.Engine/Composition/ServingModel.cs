using System.Globalization;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Engine.Composition;

/// <summary>The learned model of one segment, as it serves the Kristals of a snapshot. Thread-safe.</summary>
/// <param name="Models">All models of the training.</param>
/// <param name="Model">The one that serves.</param>
/// <param name="Segment">The segment's key.</param>
/// <param name="SegmentName">What it is called.</param>
/// <param name="MinCustomers">With fewer members nothing is said about them as a group.</param>
/// <param name="Table">The Kristals.</param>
internal sealed record ServingModel(ServedModels Models, RelevanceModel Model, string Segment, string SegmentName, int MinCustomers, KristalTable Table)
{
    /// <summary>Which columns the Kristal rows are.</summary>
    public KristalColumns Columns { get; } = Models.ColumnsOf(Table);

    /// <summary>The segment among the groups of the training; −1 for one that came later.</summary>
    public int Group { get; } = Models.GroupOf(Segment);

    /// <summary>The model's name with the number of its training.</summary>
    public string Label { get; } = string.Create(CultureInfo.InvariantCulture, $"{Model.Name}@{Models.Version}");
}
