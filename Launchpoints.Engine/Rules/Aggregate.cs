namespace Launchpoints.Engine.Rules;

/// <summary>What is computed over the events that pass.</summary>
public enum Aggregate
{
    /// <summary>How many; 0 without events.</summary>
    Count,

    /// <summary>The sum of a number, added in the order of time; 0 without events.</summary>
    Sum,

    /// <summary>The mean of a number; missing without events.</summary>
    Average,

    /// <summary>The smallest of a number; missing without events.</summary>
    Min,

    /// <summary>The largest of a number; missing without events.</summary>
    Max,

    /// <summary>How many different values, missing ones not counted; 0 without events.</summary>
    Distinct,

    /// <summary>How many different local calendar days; 0 without events.</summary>
    Days,

    /// <summary>The instant of the earliest; missing without events.</summary>
    First,

    /// <summary>The instant of the latest; missing without events.</summary>
    Last,
}
