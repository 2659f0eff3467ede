namespace Launchpoints.Engine.Schema;

/// <summary>What an attribute is a property of.</summary>
public enum AttributeScope
{
    /// <summary>A property of a customer.</summary>
    Customer,

    /// <summary>A property of a Kristal.</summary>
    Kristal,

    /// <summary>A property of an event, shared by all event types that carry it.</summary>
    Event,
}
