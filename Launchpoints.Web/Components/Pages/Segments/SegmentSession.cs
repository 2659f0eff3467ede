using Launchpoints.Engine.Rules;
using Launchpoints.Web.Components.RuleBuilder;
using Launchpoints.Web.Features;

namespace Launchpoints.Web.Components.Pages.Segments;

/// <summary>The draft on screen with its history, and the three faces of its rule kept in step. Knows nothing of pages or the store.</summary>
public sealed class SegmentSession
{
    private readonly RuleVocabulary _vocabulary;
    private EditHistory<SegmentForm> _history;
    private bool _lastWasTyping;

    public SegmentSession(SegmentDefinition draft, RuleVocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _history = new EditHistory<SegmentForm>(SegmentForm.Of(draft));
        Show(rewriteText: true);
    }

    public SegmentForm Form => _history.Present;

    public bool CanUndo => _history.CanUndo;

    public bool CanRedo => _history.CanRedo;

    /// <summary>What is wrong with the rule over customers; paths are those of the tree.</summary>
    public IReadOnlyList<RuleError> RuleErrors { get; private set; } = [];

    /// <summary>What is wrong with the rule over Kristals.</summary>
    public IReadOnlyList<RuleError> KristalErrors { get; private set; } = [];

    /// <summary>What is wrong with the text as it is typed, with lines and columns.</summary>
    public IReadOnlyList<RuleError> TextErrors { get; private set; } = [];

    /// <summary>The rule in plain English.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>The text face: what was typed, or what the builder last led to.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether the rules can be counted and saved.</summary>
    public bool IsSound => RuleErrors.Count == 0 && KristalErrors.Count == 0 && TextErrors.Count == 0;

    /// <summary>Everything that keeps the draft from being saved, as problems.</summary>
    public IReadOnlyList<Problem> Unfinished =>
        [.. RuleErrors.Concat(KristalErrors).Concat(TextErrors).Select(e => new Problem(e.Code, e.Path, e.Message, e.Line, e.Column, e.Suggestion))];

    /// <summary>Why counts are of a former rule; null when the rule can be counted.</summary>
    public string? Waiting => (RuleErrors.Count + KristalErrors.Count, TextErrors.Count) switch
    {
        (0, 0) => null,
        (0, _) => "The text cannot be read yet; builder and counts are of the rule before.",
        (1, _) => "1 thing to finish; the counts are of the rule before.",
        var (many, _) => $"{many} things to finish; the counts are of the rule before.",
    };

    /// <summary>Takes an edit. Letters typed into one field are one step of the history: the first makes it, the others amend it.</summary>
    public void Edit(SegmentForm form, bool typing) => Edit(form, typing, rewriteText: true);

    public void Undo() => Move(_history.Undo());

    public void Redo() => Move(_history.Redo());

    /// <summary>Takes the text face. A text that cannot be read leaves the tree as it was, and says what is wrong where.</summary>
    /// <returns>Whether the rule is another one now.</returns>
    public bool TypeText(string typed)
    {
        Text = typed;
        var reading = RuleText.Read(typed).Check(_vocabulary);
        bool readable = reading.Rule is not null && reading.Errors.All(e => e.Code != RuleErrorCodes.Syntax);
        if (readable)
        {
            Edit(Form with { Rule = Form.Rule.Follow(reading.Rule!) }, typing: true, rewriteText: false);
        }

        TextErrors = reading.Errors;
        return readable;
    }

    private void Edit(SegmentForm form, bool typing, bool rewriteText)
    {
        _history = typing && _lastWasTyping ? _history.Amend(form) : _history.Do(form);
        _lastWasTyping = typing;
        Show(rewriteText);
    }

    private void Move(EditHistory<SegmentForm> history)
    {
        _history = history;
        _lastWasTyping = false;
        Show(rewriteText: true);
    }

    private void Show(bool rewriteText)
    {
        var rule = Form.Rule.ToRule();
        RuleErrors = RuleValidator.Validate(rule, _vocabulary, RuleSubject.Customer, RulePurpose.Draft);
        KristalErrors = Form.Kristals().Rule is { } kristals
            ? RuleValidator.Validate(kristals, _vocabulary, RuleSubject.Kristal, RulePurpose.Draft)
            : [];
        bool chosen = Form.Rule.Nodes().All(n => n.Node is not BuilderCondition { IsUnset: true });
        Sentence = chosen && RuleErrors.Count == 0 ? RuleSentence.Write(rule, _vocabulary.Schema) : "… (the rule is not finished)";
        if (rewriteText && chosen)
        {
            Text = RuleText.Write(RuleCanonical.Of(rule));
            TextErrors = [];
        }
    }
}
