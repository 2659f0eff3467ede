namespace Launchpoints.Engine.Rules;

/// <summary>Cuts a rule's text into tokens, one at a time, comments included.</summary>
internal struct RuleLexer(string text)
{
    private int _at;

    /// <summary>The next token; again and again the end once the text is used up.</summary>
    public RuleToken Next()
    {
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == '\uFEFF'))
        {
            _at++;
        }

        int start = _at;
        if (start == text.Length)
        {
            return new RuleToken(RuleTokenKind.End, start, 0);
        }

        char c = text[start];
        char next = start + 1 < text.Length ? text[start + 1] : '\0';
        return c switch
        {
            '-' when next == '-' => Comment(start),
            '\'' => Quoted(start, RuleTokenKind.Text),
            '"' => Quoted(start, RuleTokenKind.Name),
            '-' when char.IsAsciiDigit(next) => Number(start),
            _ when char.IsAsciiDigit(c) => Number(start),
            '_' => Word(start),
            _ when char.IsLetter(c) || char.IsSurrogate(c) => Word(start),
            '<' when next is '=' or '>' => Take(RuleTokenKind.Symbol, start, 2),
            '>' or '!' when next == '=' => Take(RuleTokenKind.Symbol, start, 2),
            '=' or '<' or '>' or '(' or ')' or ',' or '%' or '?' => Take(RuleTokenKind.Symbol, start, 1),
            _ => Stray(start),
        };
    }

    private RuleToken Take(RuleTokenKind kind, int start, int length)
    {
        _at = start + length;
        return new RuleToken(kind, start, length);
    }

    private RuleToken Comment(int start)
    {
        int length = text.AsSpan(start).IndexOfAny('\r', '\n');
        return Take(RuleTokenKind.Comment, start, length < 0 ? text.Length - start : length);
    }

    private RuleToken Quoted(int start, RuleTokenKind kind)
    {
        char quote = text[start];
        for (int end = start + 1; ; end += 2)
        {
            int skip = text.AsSpan(end).IndexOf(quote);
            if (skip < 0)
            {
                return Take(RuleTokenKind.Error, start, text.Length - start);
            }

            end += skip;
            if (end + 1 == text.Length || text[end + 1] != quote)
            {
                return Take(kind, start, end + 1 - start); // two quotes inside are one
            }
        }
    }

    private RuleToken Number(int start)
    {
        int end = Digits(text[start] == '-' ? start + 1 : start);
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end = Digits(end + 1);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            int exponent = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
            {
                end = Digits(exponent);
            }
        }

        return Take(RuleTokenKind.Number, start, end - start);
    }

    private readonly int Digits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private RuleToken Word(int start)
    {
        int end = start;
        bool bare = true;
        for (; end < text.Length; end++)
        {
            char c = text[end];
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '.')
            {
                continue;
            }

            // Letters of other scripts read on as one word, so that one mistake is one message.
            if (c < 128 || !(char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is
                System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
            {
                break;
            }

            bare = false;
        }

        var kind = !bare ? RuleTokenKind.Error
            : RuleKeywords.Has(text.AsSpan(start, end - start)) ? RuleTokenKind.Keyword
            : RuleTokenKind.Name;
        return Take(kind, start, end - start);
    }

    private RuleToken Stray(int start)
    {
        int end = start + 1;
        while (end < text.Length && text[end] == text[start])
        {
            end++; // a run of the same stray character is one mistake
        }

        return Take(RuleTokenKind.Error, start, end - start);
    }
}
