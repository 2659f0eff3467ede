using System.Globalization;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Components.Controls;
using Launchpoints.Web.Components.RuleBuilder;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Rules;
using Launchpoints.Web.Features.Segments;
using Launchpoints.Web.Features.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace Launchpoints.Web.Components.Pages.Segments;

/// <summary>Edits one segment: three faces of its rule in step, exact counts while typing, drafts that save themselves.</summary>
public sealed partial class SegmentEditorPage : IAsyncDisposable
{
    private static readonly TimeSpan SaveAfter = TimeSpan.FromSeconds(1);

    // A text that is being typed is half a rule most of the time; only who stops there wants to be told.
    private static readonly TimeSpan ComplainAfter = TimeSpan.FromMilliseconds(400);

    private readonly Latest saving = new();
    private readonly Latest complaining = new();
    private readonly Latest suggesting = new();
    private DraftCounts counts = default!;
    private ElementReference page;
    private RuleBuilder.RuleBuilder? builder;
    private IJSObjectReference? module;
    private DotNetObjectReference<SegmentEditorPage>? self;
    private bool gone;

    private SegmentSession? session;
    private DraftKeeper? keeper;
    private RuleVocabulary? vocabulary;
    private WorkspaceSettings thresholds = WorkspaceSettings.Default;
    private IReadOnlyList<Problem> problems = [];
    private string problemTitle = "", problemMessage = "", saved = "";
    private string? asked;
    private string? missing;
    private string? waiting;
    private IReadOnlyList<RuleError> ruleErrors = [], textErrors = [];
    private bool readOnly, publishing;

    /// <summary>The segment's key.</summary>
    [Parameter]
    public required string Key { get; set; }

    /// <summary>The instant that counts are of; empty for now.</summary>
    [SupplyParameterFromQuery]
    public string? AsOf { get; set; }

    /// <summary>The customer who is tested against the draft; empty for nobody.</summary>
    [SupplyParameterFromQuery]
    public string? Person { get; set; }

    [Inject]
    private SegmentReads Reads { get; set; } = default!;

    [Inject]
    private SegmentWrites Writes { get; set; } = default!;

    [Inject]
    private RuleQuestions Rules { get; set; } = default!;

    [Inject]
    private SettingsReads Settings { get; set; } = default!;

    [Inject]
    private IAccess Access { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private SegmentForm Form => session!.Form;

    private DateTimeOffset? Instant => DateLiteral.TryParse(AsOf, vocabulary!.Zone, out long milliseconds)
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : null;

    /// <summary>Called by the browser for Ctrl+Z and Ctrl+Y outside of text fields.</summary>
    [JSInvokable]
    public Task OnHistoryKey(bool undo) => InvokeAsync(undo ? Undo : Redo);

    public async ValueTask DisposeAsync()
    {
        gone = true;
        // What is on screen and may be saved is saved, also when the page is left within the second.
        await SaveAsync();
        counts.Dispose();
        saving.Dispose();
        complaining.Dispose();
        suggesting.Dispose();
        self?.Dispose();
        try
        {
            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }

    protected override void OnInitialized() => counts = new DraftCounts(Rules, Time, StateHasChanged);

    protected override async Task OnParametersSetAsync()
    {
        if (asked != Key)
        {
            asked = Key;
            await LoadAsync(Key);
        }

        if (session is not null)
        {
            await counts.AskAsync(session, Instant, Person, typing: false);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Asked of what is set before the first wait: a second render must not listen a second time.
        if (self is null && session is not null)
        {
            self = DotNetObjectReference.Create(this);
            module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Segments/SegmentEditorPage.razor.js");
            // The page may have been left while the browser fetched the script; its elements are gone then.
            if (gone || self is null) return;
            await module.InvokeVoidAsync("listen", page, self);
        }
    }

    private async Task LoadAsync(string key)
    {
        // The address may lead from one segment straight to another; what was just edited in the first is saved there.
        saving.Next();
        complaining.Next();
        await SaveAsync();
        self?.Dispose();
        (missing, session, keeper, problems, self) = (null, null, null, [], null);
        var found = await Reads.FindAsync(key, CancellationToken.None);
        var known = await Rules.VocabularyAsync(CancellationToken.None);
        var settings = (await Settings.FindAsync(CancellationToken.None)).Settings;
        bool mayAuthor = await Access.MayAsync(Permission.Author, CancellationToken.None);
        if (asked != key) return; // The address leads elsewhere by now.
        (vocabulary, thresholds, readOnly) = (known, settings, !mayAuthor);
        if (!found.Succeeded)
        {
            missing = found.Message;
            return;
        }

        var segment = found.Value;
        session = new SegmentSession(segment.Draft, known);
        keeper = new DraftKeeper(Writes, session, segment);
        Complain();
        counts.Outdate();
        saved = $"Draft of {TimeZoneInfo.ConvertTime(segment.ChangedAt, known.Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture)} by {segment.ChangedBy}";
    }

    private Task EditRule(BuilderEdit edit) => EditAsync(Form with { Rule = edit.Tree }, edit.Typing);

    private Task Edit(SegmentEdit edit) => EditAsync(edit.Form, edit.Typing);

    private Task EditAsync(SegmentForm form, bool typing = false)
    {
        session!.Edit(form, typing);
        return ShowAsync();
    }

    private Task Undo()
    {
        session!.Undo();
        return ShowMovedAsync();
    }

    private Task Redo()
    {
        session!.Redo();
        return ShowMovedAsync();
    }

    private Task ShowMovedAsync()
    {
        var shown = ShowAsync();
        builder?.Focus(Form.Rule.Root.Id);
        return shown;
    }

    private Task TextTyped(string typed)
    {
        if (session!.TypeText(typed))
        {
            return ShowAsync(asText: true);
        }

        Start(ComplainLaterAsync());
        return Task.CompletedTask;
    }

    // Whoever edits goes on at once; counting and saving come after, and may be superseded.
    private Task ShowAsync(bool asText = false)
    {
        problems = [];
        counts.Outdate();
        if (!asText || session!.IsSound) Complain();
        Start(counts.AskAsync(session!, Instant, Person, typing: true));
        Start(SaveLaterAsync());
        Start(ComplainLaterAsync());
        return Task.CompletedTask;
    }

    private void Complain() => (waiting, ruleErrors, textErrors) = (session!.Waiting, session.RuleErrors, session.TextErrors);

    private async Task ComplainLaterAsync()
    {
        var mine = complaining.Next();
        if (!session!.IsSound)
        {
            await Task.Delay(ComplainAfter, Time, mine);
            Complain();
            StateHasChanged();
        }
    }

    // Nobody waits for the work, so what fails in it is brought to the page here.
    private async void Start(Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            // Typed on: the next is under way.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private async Task SaveLaterAsync()
    {
        await Task.Delay(SaveAfter, Time, saving.Next());
        await SaveAsync();
        StateHasChanged();
    }

    /// <summary>Saves what is on screen, unless it is saved already or may not be.</summary>
    internal async Task SaveAsync()
    {
        if (readOnly || keeper is not { IsSaved: false } of) return;
        var outcome = await of.SaveAsync();
        if (of != keeper) return; // Another segment is on screen by now.
        if (outcome.Succeeded)
        {
            saved = $"Draft saved {TimeZoneInfo.ConvertTime(Time.GetUtcNow(), vocabulary!.Zone).ToString("HH:mm", CultureInfo.CurrentCulture)}";
        }
        else if (!session!.IsSound)
        {
            saved = "Not saved: the rule is not finished";
        }
        else
        {
            saved = "Not saved";
            Fail("The draft was not saved", outcome.Message, outcome.Problems);
        }
    }

    private async Task Publish()
    {
        if (!session!.IsSound)
        {
            Fail("Not published", "The rule is not finished.", session.Unfinished);
            return;
        }

        publishing = true;
        try
        {
            var outcome = await keeper!.PublishAsync();
            if (outcome.Succeeded)
            {
                saved = $"Version {outcome.Value.PublishedNumber} published";
                problems = [];
            }
            else
            {
                Fail("This segment was not published", "Mend these first:", outcome.Problems);
            }
        }
        finally
        {
            publishing = false;
        }
    }

    private async Task Delete()
    {
        if (await Dialogs.Confirm($"Delete segment '{Form.Name}' with its draft and all its versions?", "Delete segment", new ConfirmOptions { OkButtonText = "Delete", CancelButtonText = "Keep" }) != true)
        {
            return;
        }

        var outcome = await keeper!.DeleteAsync();
        if (outcome.Succeeded)
        {
            Navigation.NavigateTo("/segments");
        }
        else
        {
            Fail("This segment cannot be deleted", "It is in use:", outcome.Problems);
        }
    }

    private void Fail(string title, string message, IReadOnlyList<Problem> found)
    {
        problemTitle = title;
        problemMessage = found.Count == 1 && found[0].Message == message ? "" : message;
        problems = found;
    }

    private Task Test(string person)
    {
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("person", person.Length == 0 ? null : person), replace: true);
        return Task.CompletedTask;
    }

    private async Task<IReadOnlyList<string>> Suggest(AttributeScope scope, string attribute, string typed)
    {
        try
        {
            return await Rules.SuggestAsync(scope, attribute, typed, suggesting.Next());
        }
        catch (OperationCanceledException)
        {
            return []; // typed on: the next offer is under way
        }
    }

    private string WorkspaceThreshold(Func<WorkspaceSettings, int> of) => of(thresholds).ToString(CultureInfo.CurrentCulture);

    private static int? Whole(object? typed) =>
        int.TryParse(typed as string, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
