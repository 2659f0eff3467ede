namespace Launchpoints.Engine.Rules;

/// <summary>The shape of the value an operator takes.</summary>
public enum ValueShape
{
    /// <summary>No value: <c>null</c> and <c>notNull</c>.</summary>
    None,

    /// <summary>One text, number, truth or date.</summary>
    One,

    /// <summary>A low and a high end: <c>[low, high]</c>.</summary>
    Pair,

    /// <summary>At least one value.</summary>
    List,

    /// <summary>An amount and a unit of time.</summary>
    Span,
}
