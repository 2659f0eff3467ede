namespace Launchpoints.Engine.Rules;

/// <summary>The stable codes of mistakes in rules.</summary>
public static class RuleErrorCodes
{
    /// <summary>The text or the JSON cannot be read.</summary>
    public const string Syntax = "rule.syntax";

    /// <summary>No attribute of that name.</summary>
    public const string UnknownAttribute = "rule.unknown_attribute";

    /// <summary>No event type of that name has been imported.</summary>
    public const string UnknownEvent = "rule.unknown_event";

    /// <summary>No segment of that key, or, on publishing, none that is published.</summary>
    public const string UnknownSegment = "rule.unknown_segment";

    /// <summary>The operator does not fit the type.</summary>
    public const string WrongOperator = "rule.wrong_operator";

    /// <summary>The value does not fit the type or the operator.</summary>
    public const string WrongValue = "rule.wrong_value";

    /// <summary>Segments refer to each other in a circle.</summary>
    public const string Cycle = "rule.cycle";

    /// <summary>More levels of groups than allowed.</summary>
    public const string TooDeep = "rule.too_deep";

    /// <summary>More conditions, values or bytes than allowed.</summary>
    public const string TooLarge = "rule.too_large";

    /// <summary>A group without rules; refused on publishing only.</summary>
    public const string EmptyGroup = "rule.empty_group";

    /// <summary>A raw attribute; refused on publishing only.</summary>
    public const string AttributeNotActionable = "rule.attribute_not_actionable";
}
