using System.Collections.Immutable;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>Edits a rule as a tree of groups and conditions, by mouse and by keyboard alone.</summary>
public sealed partial class RuleBuilder : IAsyncDisposable
{
    private static readonly ImmutableDictionary<string, NodeCount> NoCounts = ImmutableDictionary<string, NodeCount>.Empty;
    private static readonly ILookup<int, RuleError> NoErrors = Array.Empty<RuleError>().ToLookup(_ => 0);

    private ElementReference root;
    private BuilderScope? scope;
    private BuilderCounts figures = new(NoCounts, false);
    private ImmutableArray<RuleError> shownErrors = [];
    private RuleTrace? shownTrace;
    private string? announcement;
    private int? focus;
    private IJSObjectReference? module;
    private DotNetObjectReference<RuleBuilder>? self;
    private bool gone;

    /// <summary>The rule being edited.</summary>
    [Parameter, EditorRequired]
    public required BuilderTree Tree { get; set; }

    /// <summary>What the rule may name.</summary>
    [Parameter, EditorRequired]
    public required RuleVocabulary Vocabulary { get; set; }

    /// <summary>Told of every edit. The flag of <see cref="BuilderEdit.Typing"/> says that it continues the former one.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<BuilderEdit> OnEdit { get; set; }

    /// <summary>Gives the most frequent values of an attribute that contain a text.</summary>
    [Parameter, EditorRequired]
    public required Func<AttributeScope, string, string, Task<IReadOnlyList<string>>> Suggest { get; set; }

    /// <summary>Whether the rule is about customers or Kristals.</summary>
    [Parameter]
    public RuleSubject Subject { get; set; } = RuleSubject.Customer;

    /// <summary>The counts of every node by path.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, NodeCount> Counts { get; set; } = NoCounts;

    /// <summary>Whether the counts are of the former rule, because the present one is being counted or has mistakes.</summary>
    [Parameter]
    public bool CountsAreOld { get; set; }

    /// <summary>Every mistake in the rule; paths are those of the tree.</summary>
    [Parameter]
    public IReadOnlyList<RuleError> Errors { get; set; } = [];

    /// <summary>What the rule found for one person; null when nobody is being tested.</summary>
    [Parameter]
    public RuleTrace? Trace { get; set; }

    /// <summary>Whether the rule can only be looked at.</summary>
    [Parameter]
    public bool ReadOnly { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <summary>Gives the focus to a node's first control after the next render; for undo and for errors.</summary>
    public void Focus(int node)
    {
        focus = node;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        gone = true;
        self?.Dispose();
        if (module is not null)
        {
            try
            {
                await module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The page is gone, and the module with it.
            }
        }
    }

    protected override void OnParametersSet()
    {
        scope ??= new BuilderScope
        {
            Tree = Tree,
            Vocabulary = Vocabulary,
            Subject = Subject,
            Errors = NoErrors,
            ReadOnly = ReadOnly,
            Suggest = Suggest,
            Apply = ApplyAsync,
        };
        (scope.Tree, scope.Vocabulary, scope.Subject, scope.ReadOnly, scope.Suggest) = (Tree, Vocabulary, Subject, ReadOnly, Suggest);
        if (!Errors.SequenceEqual(shownErrors))
        {
            shownErrors = [.. Errors];
            scope.Errors = Errors.ToLookup(e => Tree.NodeAt(e.Path).Id);
        }

        if (!ReferenceEquals(Trace, shownTrace))
        {
            shownTrace = Trace;
            scope.Trace = Trace is null ? null : All(Trace).ToDictionary(t => t.Path, StringComparer.Ordinal);
        }

        if (!ReferenceEquals(figures.Nodes, Counts) || figures.AreOld != CountsAreOld) figures = new BuilderCounts(Counts, CountsAreOld);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await Js.InvokeAsync<IJSObjectReference>("import", "./Components/RuleBuilder/RuleBuilder.razor.js");
            // The page may have been left while the browser fetched the script; its elements are gone then.
            if (gone) return;
            self = DotNetObjectReference.Create(this);
            await module.InvokeVoidAsync("listen", root, self);
        }

        if (focus is { } node && module is not null)
        {
            focus = null;
            await module.InvokeVoidAsync("focusNode", root, node);
        }
    }

    private static IEnumerable<RuleTrace> All(RuleTrace trace) => trace.Children.SelectMany(All).Prepend(trace);

    private async Task ApplyAsync(BuilderChange change, bool typing)
    {
        announcement = change.Announcement;
        focus = change.FocusId ?? focus;
        await OnEdit.InvokeAsync(new BuilderEdit(change.Tree, typing));
    }

    /// <summary>Called by the browser for the keys that move and copy, with the node that has the focus.</summary>
    [JSInvokable]
    public Task OnShortcut(int node, string key) => ReadOnly || Tree.Find(node) is null
        ? Task.CompletedTask
        : InvokeAsync(() => ApplyAsync(
            key switch
            {
                "ArrowUp" => Tree.Shift(node, -1),
                "ArrowDown" => Tree.Shift(node, +1),
                "ArrowRight" => Tree.MoveIn(node),
                "ArrowLeft" => Tree.MoveOut(node),
                _ => Tree.Clone(node),
            },
            typing: false));
}
