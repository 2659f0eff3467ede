using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Rules;

/// <summary>Tokens, places and mistakes of the text face.</summary>
internal sealed partial class RuleTextReader
{
    private RuleToken Current => Ahead(0);

    private RuleToken Ahead(int index)
    {
        if (_stopped)
        {
            return new RuleToken(RuleTokenKind.End, _text.Length, 0);
        }

        while (_known <= index)
        {
            _ahead[_known++] = Lex();
        }

        return _ahead[index];
    }

    /// <summary>The next token that means something. What is no token is reported here, once, and read as what it was probably meant to be.</summary>
    private RuleToken Lex()
    {
        while (true)
        {
            var token = _lexer.Next();
            if (token.Kind == RuleTokenKind.Comment)
            {
                continue;
            }

            if (token.Kind != RuleTokenKind.Error)
            {
                return token;
            }

            char first = _text[token.Start];
            switch (first)
            {
                case '\'':
                    Mistake(token, "The text has no closing quote.", null);
                    return token with { Kind = RuleTokenKind.Text };
                case '"':
                    Mistake(token, "The name has no closing quote.", null);
                    return token with { Kind = RuleTokenKind.Name };
                case var _ when char.IsLetter(first) || char.IsSurrogate(first) || first == '_':
                    Mistake(
                        token, "A name with other characters than A to Z, digits, _ and . is written in double quotes.",
                        RuleText.Name(Nfc.Of(MessageText.Short(WordOf(token).ToString()))));
                    return token with { Kind = RuleTokenKind.Name };
                default:
                    Mistake(token, $"'{first}' has no meaning here.", first switch
                    {
                        '&' => "AND",
                        '|' => "OR",
                        '!' => "NOT",
                        '‘' or '’' or '“' or '”' or '`' => "'", // as word processors make them
                        _ => null,
                    });
                    continue;
            }
        }
    }

    private void Take()
    {
        var token = Current;
        if (_stopped)
        {
            return;
        }

        _lastEnd = token.End;
        _known--;
        Array.Copy(_ahead, 1, _ahead, 0, _known);
    }

    private bool Take(string word)
    {
        if (!Is(word))
        {
            return false;
        }

        Take();
        return true;
    }

    private bool Expect(string word, string message)
    {
        if (Take(word))
        {
            return true;
        }

        Mistake(Current, message, word);
        return false;
    }

    private ReadOnlySpan<char> WordOf(RuleToken token) => _text.AsSpan(token.Start, token.Length);

    private bool Is(string word) => Is(0, word);

    private bool Is(int index, string word)
    {
        var token = Ahead(index);
        return token.Kind is RuleTokenKind.Keyword or RuleTokenKind.Symbol
            && WordOf(token).Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    private bool Is(string first, string second) => Is(0, first) && Is(1, second);

    private bool Is(string first, string second, string third) => Is(first, second) && Is(2, third);

    private bool IsAll(ImmutableArray<string> words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (!Is(i, words[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsName(RuleToken token) =>
        token.Kind == RuleTokenKind.Name || (token.Kind == RuleTokenKind.Keyword && !RuleKeywords.IsReserved(WordOf(token)));

    private string TakeName()
    {
        var token = Current;
        Take();
        return _text[token.Start] == '"' ? TextOf(token) : WordOf(token).ToString();
    }

    /// <summary>What is between the quotes, doubled ones made single, in NFC.</summary>
    private string TextOf(RuleToken token)
    {
        var raw = WordOf(token)[1..];
        char quote = _text[token.Start];
        bool closed = raw.Length > 0 && raw[^1] == quote;
        string text = (closed ? raw[..^1] : raw).ToString();
        return Nfc.Of(text.Replace(new string(quote, 2), new string(quote, 1), StringComparison.Ordinal));
    }

    /// <summary>Two conditions side by side: says so, and reads on as if there were an AND.</summary>
    private bool MissesAnd()
    {
        bool begins = Current.Kind == RuleTokenKind.Name || Is("(") || Is("NOT")
            || (Current.Kind == RuleTokenKind.Keyword && Is(1, "(") && Aggregates.FromText(WordOf(Current).ToString()) is not null);
        if (begins)
        {
            Mistake(Current, "Expected AND or OR between two conditions.", "AND");
        }

        return begins;
    }

    private BrokenCondition ReadNothing(int start)
    {
        var token = Current;
        Mistake(
            token,
            token.Kind == RuleTokenKind.Keyword && RuleKeywords.IsReserved(WordOf(token))
                ? $"Expected a condition. A name that is a word of the language is written in double quotes: \"{WordOf(token)}\"."
                : "Expected a condition, for example country = 'SG', COUNT(viewed) > 3, IN SEGMENT 's1', or EVERYONE.",
            null);
        return Recover(new BrokenCondition(), start);
    }

    /// <summary>Goes on to where the next condition may begin; with <paramref name="inside"/> past the bracket that an aggregate opened.</summary>
    private BrokenCondition Recover(BrokenCondition broken, int start, bool inside = false)
    {
        int open = inside ? 1 : 0;
        bool between = false; // its AND joins no conditions
        while (Current.Kind != RuleTokenKind.End)
        {
            if (open == 0 && (Is(")") || Is("OR") || (Is("AND") && !between)))
            {
                break;
            }

            open += Is("(") ? 1 : Is(")") ? -1 : 0;
            between = Is("BETWEEN") || (between && !Is("AND"));
            Take();
        }

        return Leaf(broken, start);
    }

    private T Leaf<T>(T node, int start)
        where T : RuleNode
    {
        if (++_conditions > RuleLimits.Conditions)
        {
            Stop(RuleErrorCodes.TooLarge, $"The rule has more than {MessageText.Limit(RuleLimits.Conditions)} conditions; that is the limit.");
        }

        return Mark(node, start);
    }

    private T Mark<T>(T node, int start)
        where T : RuleNode
    {
        _sources[node] = new NodeSource { Start = Math.Min(start, _lastEnd), End = _lastEnd };
        return node;
    }

    private Group AsGroup(RuleNode node)
    {
        if (node is Group group)
        {
            return group;
        }

        var root = new Group(Combinator.And, false, [node]);
        if (_sources.TryGetValue(node, out var source))
        {
            _sources[root] = new NodeSource { Start = source.Start, End = source.End };
        }

        return root;
    }

    private void Deeper()
    {
        if (++_brackets > RuleLimits.Levels)
        {
            Stop(RuleErrorCodes.TooDeep, RuleValidator.TooDeepMessage);
        }
    }

    /// <summary>No NUL and no half of a surrogate pair: such text cannot be stored.</summary>
    private bool IsUnicode()
    {
        for (int i = 0; i < _text.Length; i++)
        {
            char c = _text[i];
            if (char.IsHighSurrogate(c) && i + 1 < _text.Length && char.IsLowSurrogate(_text[i + 1]))
            {
                i++;
            }
            else if (c == '\0' || char.IsSurrogate(c))
            {
                MistakeAt(i, c == '\0' ? "The text has a NUL character." : "The text has half of a surrogate pair.", null, RuleErrorCodes.Syntax);
                return false;
            }
        }

        return true;
    }

    private void Mistake(RuleToken token, string message, string? suggestion, string code = RuleErrorCodes.Syntax) =>
        MistakeAt(token.Start, message, suggestion, code);

    private void MistakeAt(int at, string message, string? suggestion, string code)
    {
        if (_stopped)
        {
            return;
        }

        _errors.Add((at, new RuleError(code, _prefix, null, null, message, suggestion)));
        _stopped = _errors.Count >= RuleLimits.Errors;
    }

    private void Stop(string code, string message)
    {
        MistakeAt(Current.Start, message, null, code);
        _stopped = true;
    }
}
