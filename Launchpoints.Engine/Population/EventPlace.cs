namespace Launchpoints.Engine.Population;

/// <summary>Where an event lies; also the order among events of one instant.</summary>
internal readonly record struct EventPlace(int Block, int Type, int Index) : IComparable<EventPlace>
{
    public int CompareTo(EventPlace other) => (Block, Type, Index).CompareTo((other.Block, other.Type, other.Index));
}
