using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Components.Controls;
using Launchpoints.Web.Features.Decisions;
using Launchpoints.Web.Features.Placements;
using Launchpoints.Web.Features.Ribbons;
using Launchpoints.Web.Features.Rules;
using Microsoft.AspNetCore.Components;

namespace Launchpoints.Web.Components.Pages.Preview;

/// <summary>Asks the production path for one customer, real or made up, and shows every reason. Writes nothing.</summary>
public sealed partial class PreviewPage : IDisposable
{
    private readonly Latest asking = new();
    private IReadOnlyList<PlacementView>? placements;
    private Dictionary<string, string> titles = [];
    private DataSchema schema = DataSchema.Empty;
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private MadeUpForm? madeUp;
    private CustomerReference? customer;
    private DecisionPreview? left;
    private DecisionPreview? right;
    private IReadOnlyList<string> mistakes = [];
    private string? message;

    /// <summary>The placement's key; empty for the first.</summary>
    [SupplyParameterFromQuery]
    public string? Placement { get; set; }

    /// <summary>The customer's key.</summary>
    [SupplyParameterFromQuery]
    public string? Customer { get; set; }

    /// <summary>What is shown beside: <c>draft</c>, <c>customer</c>, or nothing.</summary>
    [SupplyParameterFromQuery]
    public string? Beside { get; set; }

    /// <summary>The other customer's key.</summary>
    [SupplyParameterFromQuery]
    public string? Other { get; set; }

    /// <summary>The instant; empty for now.</summary>
    [SupplyParameterFromQuery]
    public string? AsOf { get; set; }

    [Inject]
    private DecisionReads Decisions { get; set; } = default!;

    [Inject]
    private PlacementReads Placements { get; set; } = default!;

    [Inject]
    private RibbonReads Ribbons { get; set; } = default!;

    [Inject]
    private RuleQuestions Rules { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string PlacementKey => placements!.Any(p => p.Definition.Key == Placement) ? Placement! : placements![0].Definition.Key;

    private string PlacementName => placements!.First(p => p.Definition.Key == PlacementKey).Definition.Name;

    private string BesideKind => Beside is "draft" or "customer" ? Beside : "";

    private string MakeUpWords => string.IsNullOrEmpty(Customer) ? "Make one up" : "Change this one";

    private string LeftTitle => BesideKind == "customer" ? Customer ?? "Made-up customer" : "Published";

    private string RightTitle => BesideKind == "customer" ? Other ?? "" : "With the drafts";

    private DateTimeOffset? Instant => DateLiteral.TryParse(AsOf, zone, out long ms) ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    public void Dispose() => asking.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        var mine = asking.Next();
        var vocabulary = await Rules.VocabularyAsync(mine);
        (schema, zone) = (vocabulary.Schema, vocabulary.Zone);
        placements = await Placements.ListAsync(mine);
        if (placements.Count == 0)
        {
            return;
        }

        titles = (await Ribbons.ListAsync(PlacementKey, mine)).ToDictionary(r => r.Definition.Key, r => r.Definition.Title, StringComparer.Ordinal);
        await AskAsync();
    }

    private async Task AskAsync()
    {
        var mine = asking.Next();
        (left, right, message, mistakes) = (null, null, null, []);
        customer = string.IsNullOrEmpty(Customer) ? null : CustomerReference.Of(Customer);
        if (madeUp is not null)
        {
            (var made, mistakes) = madeUp.Read(schema, zone);
            customer = CustomerReference.Of(made);
        }

        if (customer is null)
        {
            return;
        }

        try
        {
            var first = await AskAsync(customer, draft: false, mine);
            var second = BesideKind switch
            {
                "draft" => await AskAsync(customer, draft: true, mine),
                "customer" when !string.IsNullOrEmpty(Other) => await AskAsync(CustomerReference.Of(Other), draft: false, mine),
                _ => null,
            };
            (left, right) = (first, second);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Asked for somebody else, or left: the next answer is under way.
        }
    }

    private PreviewQuestion Asked(CustomerReference whom, bool draft) => new(whom, PlacementKey, draft, Instant);

    private async Task<DecisionPreview?> AskAsync(CustomerReference whom, bool draft, CancellationToken mine)
    {
        var outcome = await Decisions.PreviewAsync(whom, PlacementKey, draft, Instant, mine);
        mine.ThrowIfCancellationRequested();
        message ??= outcome.Succeeded ? null : outcome.Message;
        return outcome.Value;
    }

    private async Task ToggleMadeUp()
    {
        if (madeUp is not null)
        {
            madeUp = null;
        }
        else
        {
            var start = string.IsNullOrEmpty(Customer) ? null : await Rules.CustomerAsync(Customer, CancellationToken.None);
            madeUp = start is { } real ? MadeUpForm.From(real.Customer, real.Events) : new MadeUpForm();
        }

        await AskAsync();
    }

    private void Go(string parameter, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(
        char.ToLowerInvariant(parameter[0]) + parameter[1..], string.IsNullOrEmpty(value) ? null : value));
}
