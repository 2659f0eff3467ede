using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Attributes;
using Launchpoints.Web.Features.Imports;

namespace Launchpoints.Web.Components.Pages.Imports;

/// <summary>What keeps a mapping from being run, in sentences.</summary>
internal static class ImportCheck
{
    public static IReadOnlyList<string> Problems(
        ImportKind kind, AttributeScope scope, IReadOnlyList<ColumnChoice> columns, IReadOnlyList<AttributeDefinition> known, NewAttributes newAttributes)
    {
        var problems = new List<string>();
        if (columns is [{ Column.Name: var only }] && only.AsSpan().ContainsAny(";\t|"))
        {
            problems.Add("The whole header is one column. Cells are separated by commas; save the file once more as CSV with commas.");
        }

        foreach (string required in ReservedColumns.Required(kind).Where(r => columns.All(c => c.Chosen != ColumnChoice.Reserved(r))))
        {
            problems.Add($"No column is “{ImportWords.Reserved(kind, required)}”. Choose which one it is.");
        }

        foreach (var twice in columns.Where(c => c.Target is { Length: > 0 }).GroupBy(c => c.Target, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            problems.Add($"“{twice.Key}” is chosen for {string.Join(" and ", twice.Select(c => $"“{c.Column.Name}”"))}. Pass one of them over.");
        }

        var created = columns.Where(c => c.IsNew).ToList();
        foreach (var column in created)
        {
            if (AttributeKeys.Problem(scope, column.Target!) is { } wrong) problems.Add($"“{column.Column.Name}”: {wrong}");
            else if (known.Any(a => a.Key == column.Target)) problems.Add($"“{column.Column.Name}”: there is an attribute “{column.Target}” already; choose it in the list.");
        }

        if (newAttributes == NewAttributes.Refuse && created.Count > 0)
        {
            problems.Add($"New attributes are refused, and {string.Join(", ", created.Select(c => $"“{c.Column.Name}”"))} would be new. Choose what they are, or pass them over.");
        }

        return problems;
    }
}
