using System.Collections.Immutable;

namespace Launchpoints.Engine.Rules;

/// <summary>What came of reading a rule from JSON or text.</summary>
/// <remarks>Reading knows only how rules are written. <see cref="Check"/> adds what the vocabulary and the types say, at the places of what was sent.</remarks>
public sealed class RuleReading
{
    private readonly Group? _asWritten; // before it became canonical, perhaps with broken conditions
    private readonly string _prefix;

    internal RuleReading(Group? rule, Group? asWritten, IEnumerable<RuleError> errors, RuleSourceMap? source, string prefix)
    {
        Rule = rule;
        _asWritten = asWritten;
        _prefix = prefix;
        Source = source;
        Errors = [.. errors];
    }

    /// <summary>The rule in canonical form; null when it could not be read. <see cref="Errors"/> may not be empty after <see cref="Check"/> although it could be read.</summary>
    public Group? Rule { get; }

    /// <summary>Every mistake, in the order of the text or the JSON; may be empty.</summary>
    public ImmutableArray<RuleError> Errors { get; }

    /// <summary>Where each node of <see cref="Rule"/> stands in the text; null for JSON.</summary>
    public RuleSourceMap? Source { get; }

    /// <summary>Whether there is a rule and nothing wrong with it so far.</summary>
    public bool IsValid => Rule is not null && Errors.IsEmpty;

    /// <summary>The same reading with the mistakes that <see cref="RuleValidator"/> finds, also around what could not be read.</summary>
    public RuleReading Check(RuleVocabulary vocabulary, RuleSubject subject = RuleSubject.Customer, RulePurpose purpose = RulePurpose.Draft)
    {
        if (_asWritten is null)
        {
            return this;
        }

        // Pointers lead into the JSON that was sent; for text, which has no pointers, into the rule that comes back.
        var found = new RuleValidator(vocabulary, subject, purpose, Source is null ? _prefix : "", text: Source is not null).Run(_asWritten);
        IEnumerable<RuleError> all = Errors.Concat(Source is null ? found : found.Select(Source.Place));
        if (Source is not null)
        {
            all = all.OrderBy(e => e.Line).ThenBy(e => e.Column);
        }

        return new RuleReading(Rule, _asWritten, all.Distinct().Take(RuleLimits.Errors), Source, _prefix);
    }
}
