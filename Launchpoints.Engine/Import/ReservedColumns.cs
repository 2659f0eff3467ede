using System.Collections.Immutable;

namespace Launchpoints.Engine.Import;

/// <summary>Columns that are not attributes.</summary>
public static class ReservedColumns
{
    /// <summary>The key of a customer or Kristal.</summary>
    public const string Key = "key";

    /// <summary>A Kristal's title.</summary>
    public const string Title = "title";

    /// <summary>Whether a Kristal is active; true unless said.</summary>
    public const string Active = "active";

    /// <summary>An event's own id; one that is known is not counted again.</summary>
    public const string Id = "id";

    /// <summary>The key of the customer an event happened to.</summary>
    public const string Customer = "customer";

    /// <summary>The type of an event.</summary>
    public const string Type = "type";

    /// <summary>The instant of an event.</summary>
    public const string Time = "time";

    /// <summary>The key of the Kristal an event is about.</summary>
    public const string Kristal = "kristal";

    /// <summary>The reserved columns of a kind of file; those it cannot do without come first.</summary>
    public static ImmutableArray<string> Of(ImportKind kind) => kind switch
    {
        ImportKind.Customers => [Key],
        ImportKind.Kristals => [Key, Title, Active],
        _ => [Customer, Type, Time, Id, Kristal],
    };

    /// <summary>The columns a kind of file cannot do without.</summary>
    public static ImmutableArray<string> Required(ImportKind kind) => kind == ImportKind.Events ? [Customer, Type, Time] : [Key];
}
