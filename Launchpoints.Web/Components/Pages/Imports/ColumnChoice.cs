using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Imports;

namespace Launchpoints.Web.Components.Pages.Imports;

/// <summary>What a person chose a column of the file to be.</summary>
public sealed class ColumnChoice(ImportPreviewColumn column)
{
    public const string PassOver = "";
    public const string NewAttribute = "+";
    private const char ReservedMark = '=';
    private const char KnownMark = '~';

    public ImportPreviewColumn Column => column;

    /// <summary>One of the two constants, <see cref="Reserved"/> or <see cref="Known"/>: the value of the list's choice.</summary>
    public string Chosen { get; set; } = PassOver;

    /// <summary>The key of an attribute that is new.</summary>
    public string NewKey { get; set; } = column.Name;

    /// <summary>Its type.</summary>
    public AttributeType NewType { get; set; } = column.Type;

    public bool IsNew => Chosen == NewAttribute;

    /// <summary>The reserved column's name or the attribute's key; null for a column that is passed over.</summary>
    public string? Target => Chosen switch { PassOver => null, NewAttribute => NewKey.Trim(), _ => Chosen[1..] };

    public bool IsKnown => Chosen.StartsWith(KnownMark);

    public ColumnMapping Mapping => new(column.Name, Target, IsNew ? NewType : null);

    public static string Reserved(string name) => ReservedMark + name;

    public static string Known(string key) => KnownMark + key;
}
