using System.Globalization;
using System.Text;

namespace Launchpoints.Engine.Rules;

/// <summary>A JSON pointer (RFC 6901) that grows and shrinks while a tree is walked, so that a string is made only where it is asked for.</summary>
internal sealed class JsonPointer(string prefix = "")
{
    private readonly StringBuilder _text = new(prefix);

    /// <summary>Goes down to a member; give the result to <see cref="Back"/>.</summary>
    public int Enter(string member)
    {
        int before = _text.Length;
        _text.Append('/');
        // A name of megabytes in a message about it would help nobody.
        foreach (char c in MessageText.Short(member, 200))
        {
            _ = c switch { '~' => _text.Append("~0"), '/' => _text.Append("~1"), _ => _text.Append(c) };
        }

        return before;
    }

    /// <summary>Goes down to an element; give the result to <see cref="Back"/>.</summary>
    public int Enter(int index)
    {
        int before = _text.Length;
        _text.Append('/').Append(CultureInfo.InvariantCulture, $"{index}");
        return before;
    }

    /// <summary>Goes back up to where <c>Enter</c> was called.</summary>
    public void Back(int before) => _text.Length = before;

    /// <summary>The pointer of a member of where we are.</summary>
    public string To(string member)
    {
        int before = Enter(member);
        string pointer = _text.ToString();
        Back(before);
        return pointer;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
