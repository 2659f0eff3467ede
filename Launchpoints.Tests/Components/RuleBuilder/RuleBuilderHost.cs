using AngleSharp.Dom;
using Bunit;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Components.RuleBuilder;
using Microsoft.Extensions.DependencyInjection;

namespace Launchpoints.Tests.Components.RuleBuilder;

/// <summary>A page around the rule builder: gives it the tree, and takes every edit back as the next tree.</summary>
internal sealed class RuleBuilderHost
{
    private readonly IRenderedComponent<Web.Components.RuleBuilder.RuleBuilder> _builder;

    public RuleBuilderHost(BunitContext context, string ruleText, RuleSubject subject = RuleSubject.Customer, bool readOnly = false, bool showErrors = false)
    {
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.JSInterop.SetupModule("./Components/RuleBuilder/RuleBuilder.razor.js").Mode = JSRuntimeMode.Loose;
        context.Services.AddSingleton(TimeProvider.System);
        Tree = BuilderTree.FromRule(RuleText.Read(ruleText).Rule ?? throw new ArgumentException($"'{ruleText}' is no rule."));
        ShowErrors = showErrors;
        _builder = context.Render<Web.Components.RuleBuilder.RuleBuilder>(p => p
            .Add(b => b.Tree, Tree)
            .Add(b => b.Vocabulary, Vocabulary)
            .Add(b => b.Subject, subject)
            .Add(b => b.ReadOnly, readOnly)
            .Add(b => b.Errors, Errors())
            .Add(b => b.Suggest, (_, attribute, _) => Task.FromResult<IReadOnlyList<string>>(attribute == "country" ? ["SG", "HK"] : []))
            .Add(b => b.OnEdit, Take));
    }

    public static RuleVocabulary Vocabulary { get; } = new(
        DataSchema.Empty
            .With(new AttributeDefinition(AttributeScope.Customer, "country", AttributeType.Text))
            .With(new AttributeDefinition(AttributeScope.Customer, "age", AttributeType.Number))
            .With(new AttributeDefinition(AttributeScope.Customer, "joined", AttributeType.Date))
            .With(new AttributeDefinition(AttributeScope.Customer, "vip", AttributeType.Boolean))
            .With(new AttributeDefinition(AttributeScope.Customer, "interests", AttributeType.Tags))
            .With(new AttributeDefinition(AttributeScope.Event, "amount", AttributeType.Number))
            .With(new AttributeDefinition(AttributeScope.Kristal, "category", AttributeType.Text))
            .WithEventType("invested").WithEventType("viewed"),
        TimeZoneInfo.Utc,
        System.Collections.Immutable.ImmutableDictionary<string, bool>.Empty.Add("s1", true).Add("s2", false));

    public BuilderTree Tree { get; private set; }

    public bool LastWasTyping { get; private set; }

    private bool ShowErrors { get; }

    public IRenderedComponent<Web.Components.RuleBuilder.RuleBuilder> Builder => _builder;

    /// <summary>The rule as it stands, on one line of text; what is not finished shows as <c>?</c>.</summary>
    public string Rule => string.Join(' ', RuleText.Write(Tree.ToRule()).Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries))
        .Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal);

    public IElement ByLabel(string label) => _builder.FindAll("[aria-label]").FirstOrDefault(e => e.GetAttribute("aria-label") == label)
        ?? throw new InvalidOperationException($"Nothing is labelled '{label}'. There are: {string.Join(" | ", _builder.FindAll("[aria-label]").Select(e => e.GetAttribute("aria-label")))}");

    public void Click(string label) => ByLabel(label).Click();

    public void Choose(string label, string value) => ByLabel(label).Change(value);

    public void Type(string label, string value) => ByLabel(label).Input(value);

    /// <summary>Clicks the button with these words, such as "Add condition to the whole rule".</summary>
    public void Press(string words) => _builder.FindAll("button").First(b => string.Join(' ', b.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .EndsWith(words, StringComparison.Ordinal)).Click();

    public void Show(IReadOnlyDictionary<string, NodeCount> counts, RuleTrace? trace = null) =>
        _builder.Render(p => p.Add(b => b.Counts, counts).Add(b => b.Trace, trace));

    public void Shortcut(int node, string key) => _builder.InvokeAsync(() => _builder.Instance.OnShortcut(node, key));

    public int NodeOf(string path) => Tree.NodeAt(path).Id;

    private void Take(BuilderEdit edit)
    {
        Tree = edit.Tree;
        LastWasTyping = edit.Typing;
        _builder.Render(p => p.Add(b => b.Tree, Tree).Add(b => b.Errors, Errors()));
    }

    private IReadOnlyList<RuleError> Errors() => ShowErrors ? RuleValidator.Validate(Tree.ToRule(), Vocabulary, RuleSubject.Customer, RulePurpose.Draft) : [];
}
