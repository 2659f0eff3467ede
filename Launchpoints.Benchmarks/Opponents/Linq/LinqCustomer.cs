using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Opponents.Linq;

/// <summary>A customer as an application would model it: properties, and a list of events for each type, by time.</summary>
internal sealed class LinqCustomer : SeededCustomer
{
    public List<ViewedEvent> Viewed { get; set; } = NoEvents<ViewedEvent>.List;

    public List<ClickedEvent> Clicked { get; set; } = NoEvents<ClickedEvent>.List;

    public List<SearchedEvent> Searched { get; set; } = NoEvents<SearchedEvent>.List;

    public List<LoginEvent> Login { get; set; } = NoEvents<LoginEvent>.List;

    public List<InvestedEvent> Invested { get; set; } = NoEvents<InvestedEvent>.List;

    public List<RedeemedEvent> Redeemed { get; set; } = NoEvents<RedeemedEvent>.List;

    public List<DepositedEvent> Deposited { get; set; } = NoEvents<DepositedEvent>.List;

    public List<AlertEvent> Alert { get; set; } = NoEvents<AlertEvent>.List;
}

/// <summary>The empty list that all customers without an event of a type share; it is never added to.</summary>
internal static class NoEvents<T>
{
    public static readonly List<T> List = [];
}
