using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Data;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Customers;
using Launchpoints.Web.Features.Kristals;
using Launchpoints.Web.Features.Rules;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Suitability;

public sealed class SuitabilityReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts, Questions questions)
{
    /// <summary>The rule of a Kristal; null for a Kristal that is suitable for everyone.</summary>
    public async Task<Outcome<SuitabilityView?>> FindAsync(string kristal, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        if (questions.State.Population.Kristal(kristal) is null) return KristalReads.Unknown(kristal);
        string key = Nfc.Of(kristal);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var record = await db.Suitabilities.AsNoTracking().FirstOrDefaultAsync(s => s.Kristal == key, ct);
        return Outcome.Ok(record is null ? null : View(record));
    }

    /// <summary>Whether a Kristal is suitable for a customer, and why; null for a Kristal that is suitable for everyone.</summary>
    public async Task<Outcome<RuleExplanation?>> ExplainAsync(string kristal, CustomerReference customer, DateTimeOffset? asOf, bool draft, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        questions.Hold();
        return await questions.Work.RunAsync<Outcome<RuleExplanation?>>(
            asker,
            () =>
            {
                var view = questions.View(asOf, draft);
                if (!view.Workspace.Configuration.Suitability.TryGetValue(kristal, out var rule)) return Outcome.Ok<RuleExplanation?>(null);
                return view.Explain(rule, customer) is { } trace && view.SpanOf(rule, customer) is { } span
                    ? Outcome.Ok<RuleExplanation?>(new RuleExplanation(trace.Holds, trace, span, rule, DateTimeOffset.FromUnixTimeMilliseconds(view.AsOf)))
                    : CustomerJson.Unknown(customer.Key ?? "");
            },
            ct);
    }

    internal static SuitabilityView View(SuitabilityRecord record) =>
        new(record.Kristal, ConfigurationLoader.Rule(record), record.Version, record.ChangedAt, record.ChangedBy);
}
