using System.Text;

namespace Launchpoints.Engine.Schema;

/// <summary>Unicode normalisation form C, in which all text, keys and names are kept and compared.</summary>
public static class Nfc
{
    /// <summary>The text in NFC; the same instance when it is already.</summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) || text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
    }
}
