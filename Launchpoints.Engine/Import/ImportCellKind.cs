namespace Launchpoints.Engine.Import;

/// <summary>What a file says about a cell, before its type is known.</summary>
public enum ImportCellKind
{
    /// <summary>The row does not have the column, so that the attribute is left alone.</summary>
    Absent,

    /// <summary>Empty, or JSON's null: the value is missing.</summary>
    Missing,

    /// <summary>CSV: characters that may mean any type.</summary>
    Untyped,

    /// <summary>JSON: a text.</summary>
    Text,

    /// <summary>JSON: a number.</summary>
    Number,

    /// <summary>JSON: true.</summary>
    True,

    /// <summary>JSON: false.</summary>
    False,

    /// <summary>JSON: an array.</summary>
    Array,
}
