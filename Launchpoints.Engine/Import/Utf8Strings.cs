using System.Text;
using System.Text.Unicode;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Import;

/// <summary>Strings already made from bytes, so that a text that a file repeats is made once. Not for several threads.</summary>
public sealed class Utf8Strings
{
    private const int Slots = 4096; // a collision only costs a new string
    private const int Longest = 64; // long texts are seldom repeated

    private (byte[] Utf8, string Text)[]? _slots; // made when first needed: most columns are no texts

    /// <summary>The text in NFC; null when the bytes are not UTF-8.</summary>
    public string? Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
        {
            return Decode(utf8);
        }

        _slots ??= new (byte[], string)[Slots];
        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var slot = ref _slots[(uint)hash.ToHashCode() % Slots];
        if (slot.Utf8 is not null && utf8.SequenceEqual(slot.Utf8))
        {
            return slot.Text;
        }

        string? text = Decode(utf8);
        if (text is not null)
        {
            slot = (utf8.ToArray(), text);
        }

        return text;
    }

    /// <summary>The text in NFC, made anew; null when the bytes are not UTF-8.</summary>
    internal static string? Decode(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8) ? Nfc.Of(Encoding.UTF8.GetString(utf8)) : null;
}
