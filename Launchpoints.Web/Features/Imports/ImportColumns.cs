using Launchpoints.Engine.Import;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Attributes;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Features.Imports;

/// <summary>Settles what each column of a file is before its first row is loaded.</summary>
internal static class ImportColumns
{
    public static AttributeScope ScopeOf(ImportKind kind) => kind switch
    {
        ImportKind.Customers => AttributeScope.Customer,
        ImportKind.Kristals => AttributeScope.Kristal,
        _ => AttributeScope.Event,
    };

    /// <summary>Reads the file for what its columns are; null where all are known, so that there is nothing to find out. Takes time, and no write.</summary>
    public static async Task<ImportSurvey?> LookAsync(ImportFile file, ImportOptions options, DataSchema schema, CancellationToken ct)
    {
        if (MappedTwice(options) is not null) return null;
        var scope = ScopeOf(options.Kind);
        var reserved = ReservedColumns.Of(options.Kind);
        return await file.HeaderAsync(ct) is { } header && !header.Any(IsNew) ? null : await file.SurveyAsync(IsNew, ct);

        bool IsNew(string column) => !reserved.Contains(column) && !MappedSource.IsPassedOver(column) && schema.Find(scope, column) is null;
    }

    /// <summary>Declares the attributes that are new; gives their keys in the order of the file.</summary>
    /// <param name="survey">What the file was found to hold, where that was looked at before the write.</param>
    public static async Task<Outcome<IReadOnlyList<string>>> SettleAsync(
        WorkspaceWrite write, ImportFile file, ImportOptions options, ImportSurvey? survey, CancellationToken ct)
    {
        var scope = ScopeOf(options.Kind);
        var schema = write.Before.Population.Schema;
        if (MappedTwice(options) is { } twice) return Outcome.Invalid("import.mapping", "/columns", $"Two columns are mapped to '{twice}'.");

        survey ??= await LookAsync(file, options, schema, ct);
        if (survey is null) return Outcome.Ok<IReadOnlyList<string>>([]);
        if (survey.Fatal is { } fatal) return Refused([fatal]);
        var created = survey.Columns.Where(c => !MappedSource.IsPassedOver(c.Name) && schema.Find(scope, c.Name) is null).ToList();
        if (created.Count > 0 && options.NewAttributes == NewAttributes.Refuse)
        {
            var known = schema.Of(scope).Select(a => a.Key).ToList();
            return Outcome.Invalid(
            [
                .. created.Select(c => new Problem(
                    "import.unknown_column", "", $"The column '{c.Name}' is no attribute, and the import may not declare any.", 1, null, NearestName.Of(c.Name, known))),
            ]);
        }

        var wrong = created.Select(c => (c.Name, Reason: AttributeKeys.Problem(scope, c.Name))).Where(c => c.Reason is not null).ToList();
        if (wrong.Count > 0)
        {
            return Refused([.. wrong.Select(c => new ImportError(1, c.Name, ImportErrorCodes.Header, c.Reason!))]);
        }

        foreach (var column in created)
        {
            var type = options.Columns.FirstOrDefault(m => m.Target == column.Name)?.Type ?? column.Type;
            var status = options.NewAttributes == NewAttributes.Actionable ? AttributeStatus.Actionable : AttributeStatus.Raw;
            await write.DefineAsync(new AttributeDefinition(scope, column.Name, type, status), ct);
        }

        return Outcome.Ok<IReadOnlyList<string>>([.. created.Select(c => c.Name)]);
    }

    private static string? MappedTwice(ImportOptions options) =>
        options.Columns.Where(c => c.Target is not null).GroupBy(c => c.Target, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;

    public static Failure Refused(IReadOnlyList<ImportError> errors) => Outcome.Invalid(
        [.. errors.Select(e => new Problem(e.Code, "", e.Column is null ? e.Message : $"Column '{e.Column}': {e.Message}", (int)Math.Min(e.Line, int.MaxValue)))]);

    /// <summary>Making attributes actionable is for those who may curate.</summary>
    public static async Task DemandAsync(IAccess access, ImportOptions options, CancellationToken ct)
    {
        if (options.NewAttributes == NewAttributes.Actionable) await access.DemandAsync(Permission.Curate, ct);
    }
}
