using System.Text;
using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Imports;

namespace Launchpoints.Web.Components.Pages.Imports;

/// <summary>Guesses from its header what each column of a file is.</summary>
public static class ColumnGuesses
{
    // Without case, spaces and punctuation; what fits best comes first.
    private static readonly Dictionary<(ImportKind, string), string[]> Names = new()
    {
        [(ImportKind.Customers, ReservedColumns.Key)] = ["key", "customerkey", "customerid", "customer", "clientid", "client", "userid", "accountid", "id"],
        [(ImportKind.Kristals, ReservedColumns.Key)] =
            ["key", "kristalkey", "kristalid", "kristal", "isin", "sku", "productkey", "productid", "product", "instrumentid", "ticker", "symbol", "id"],
        [(ImportKind.Kristals, ReservedColumns.Title)] = ["title", "name", "productname", "displayname", "label"],
        [(ImportKind.Kristals, ReservedColumns.Active)] = ["active", "isactive", "enabled", "isenabled"],
        [(ImportKind.Events, ReservedColumns.Customer)] = ["customer", "customerkey", "customerid", "clientid", "client", "userid", "user", "accountid"],
        [(ImportKind.Events, ReservedColumns.Type)] = ["type", "eventtype", "event", "eventname", "action"],
        [(ImportKind.Events, ReservedColumns.Time)] = ["time", "timestamp", "eventtime", "occurredat", "happenedat", "at", "datetime", "date", "createdat"],
        [(ImportKind.Events, ReservedColumns.Id)] = ["id", "eventid", "eventkey", "messageid", "transactionid"],
        [(ImportKind.Events, ReservedColumns.Kristal)] =
            ["kristal", "kristalkey", "kristalid", "isin", "productkey", "productid", "product", "sku", "instrumentid", "itemid", "item"],
    };

    /// <summary>A choice for every column, in the order of the file. A reserved column is guessed once at most.</summary>
    public static IReadOnlyList<ColumnChoice> Of(ImportKind kind, IReadOnlyList<ImportPreviewColumn> columns, IReadOnlyList<AttributeDefinition> known)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(known);
        var reserved = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string target in ReservedColumns.Of(kind))
        {
            var free = columns.Where(c => !reserved.ContainsKey(c.Name)).ToList();
            var found = free.FirstOrDefault(c => c.Name == target)
                ?? Names[(kind, target)].Select(name => free.FirstOrDefault(c => c is { Reserved: false, Known: null } && Plain(c.Name) == name)).FirstOrDefault(c => c is not null);
            if (found is not null) reserved[found.Name] = target;
        }

        var taken = columns.Where(c => c.Known is not null).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        return [.. columns.Select(column => new ColumnChoice(column) { Chosen = Choose(column), NewKey = Key(column.Name) })];

        string Choose(ImportPreviewColumn column)
        {
            if (reserved.TryGetValue(column.Name, out string? target)) return ColumnChoice.Reserved(target);
            if (column.Known is not null) return ColumnChoice.Known(column.Name);
            // "Risk Level" is the risk_level that is there already, unless another column is it by name.
            var alike = known.FirstOrDefault(a => !taken.Contains(a.Key) && Plain(a.Key) == Plain(column.Name));
            if (alike is null) return ColumnChoice.NewAttribute;
            taken.Add(alike.Key);
            return ColumnChoice.Known(alike.Key);
        }
    }

    /// <summary>A key that rules can name without quotes, where the header gives one; the header itself otherwise.</summary>
    public static string Key(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') && !char.IsAsciiDigit(header[0])) return header;
        var key = new StringBuilder();
        foreach (char c in header.Trim())
        {
            if (char.IsLetterOrDigit(c)) key.Append(char.ToLowerInvariant(c));
            else if (key.Length > 0 && key[^1] != '_') key.Append('_');
        }

        string plain = key.ToString().Trim('_');
        return plain.Length == 0 ? header : plain;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
