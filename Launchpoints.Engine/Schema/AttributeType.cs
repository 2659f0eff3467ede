namespace Launchpoints.Engine.Schema;

/// <summary>The type of an attribute, declared once; a value of another type is refused on the way in.</summary>
public enum AttributeType
{
    /// <summary>Unicode text in NFC, at most 1,024 characters, compared by code point.</summary>
    Text,

    /// <summary>An IEEE 754 double, never NaN or infinite.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An instant with millisecond precision.</summary>
    Date,

    /// <summary>A set of texts, possibly empty; an empty set is set, not missing.</summary>
    Tags,
}
