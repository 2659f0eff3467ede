using Launchpoints.Engine.Import;

namespace Launchpoints.Web.Components.Pages.Imports;

/// <summary>What the pages call the three kinds of files, and where each leads.</summary>
internal static class ImportWords
{
    public static readonly ImportKind[] Kinds = [ImportKind.Customers, ImportKind.Kristals, ImportKind.Events];

    /// <summary>The kind that an address names; customers unless it names one.</summary>
    public static ImportKind Read(string? kind) => Enum.TryParse<ImportKind>(kind, ignoreCase: true, out var read) && Enum.IsDefined(read) ? read : ImportKind.Customers;

    /// <summary>The plural within a sentence; Kristals keep their capital.</summary>
    public static string Plural(ImportKind kind) => kind == ImportKind.Kristals ? "Kristals" : Title(kind).ToLowerInvariant();

    public static string Title(ImportKind kind) => kind.ToString();

    /// <summary>The page that shows what was loaded; also the name in the address of the import page.</summary>
    public static string Noun(ImportKind kind) => Title(kind).ToLowerInvariant();

    /// <summary>A few lines of such a file.</summary>
    public static string Example(ImportKind kind) => kind switch
    {
        ImportKind.Customers => "key,country,risk_level,interests\nc-1001,SG,3,esg|income\nc-1002,HK,5,",
        ImportKind.Kristals => "key,title,active,category\nK-ESG,Clean Energy Fund,true,fund\nK-BND,Asia Bond Income,true,bond",
        _ => "id,customer,type,time,kristal,amount\ne-1,c-1001,viewed,2026-01-31T09:30:00Z,K-ESG,\ne-2,c-1001,invested,2026-02-01,K-ESG,2500",
    };

    /// <summary>What the reserved columns are for, as choices of a list.</summary>
    public static string Reserved(ImportKind kind, string column) => (kind, column) switch
    {
        (ImportKind.Customers, _) => "The customer's key",
        (ImportKind.Kristals, ReservedColumns.Key) => "The Kristal's key",
        (ImportKind.Kristals, ReservedColumns.Title) => "The Kristal's title",
        (ImportKind.Kristals, _) => "Whether it is active",
        (_, ReservedColumns.Customer) => "The customer's key",
        (_, ReservedColumns.Type) => "The event type",
        (_, ReservedColumns.Time) => "When it happened",
        (_, ReservedColumns.Id) => "The event's id",
        _ => "The Kristal's key",
    };
}
