using System.Text;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Import;

/// <summary>One row with its values read. The reader fills the same instance again and again.</summary>
/// <remarks>
/// Keys and ids come as UTF-8 in NFC, without white space around them: a file of millions of events names few customers and
/// types again and again, and whoever looks them up by their bytes needs no string.
/// </remarks>
public sealed class ImportRow
{
    private byte[] _text = new byte[256];
    private int _length;
    private Slice _key;
    private Slice _title;
    private Slice _eventId;
    private Slice _eventType;
    private Slice _kristal;

    /// <summary>The line the row begins in, from 1.</summary>
    public long Line { get; internal set; }

    /// <summary>The key of the customer or Kristal, or the key of the customer an event happened to; empty where there is none.</summary>
    public ReadOnlySpan<byte> KeyUtf8 => Of(_key);

    /// <summary>An event's id; empty for none.</summary>
    public ReadOnlySpan<byte> EventIdUtf8 => Of(_eventId);

    /// <summary>The type of an event.</summary>
    public ReadOnlySpan<byte> EventTypeUtf8 => Of(_eventType);

    /// <summary>The key of an event's Kristal; empty for none.</summary>
    public ReadOnlySpan<byte> KristalUtf8 => Of(_kristal);

    /// <summary><see cref="KeyUtf8"/> as a string, made anew; empty where there is none.</summary>
    public string Key => Encoding.UTF8.GetString(KeyUtf8);

    /// <summary>A Kristal's title; null when empty.</summary>
    public string? Title => Text(_title);

    /// <summary>Whether the file gives a title, be it empty.</summary>
    public bool HasTitle { get; internal set; }

    /// <summary>Whether a Kristal is active; null when the row does not say.</summary>
    public bool? Active { get; internal set; }

    /// <summary>Whether the file has a column <c>active</c> in this row, be it empty.</summary>
    public bool HasActive { get; internal set; }

    /// <summary><see cref="EventIdUtf8"/> as a string; null for none.</summary>
    public string? EventId => Text(_eventId);

    /// <summary><see cref="EventTypeUtf8"/> as a string.</summary>
    public string EventType => Encoding.UTF8.GetString(EventTypeUtf8);

    /// <summary>The instant of an event, in Unix milliseconds.</summary>
    public long Time { get; internal set; }

    /// <summary><see cref="KristalUtf8"/> as a string; null for none.</summary>
    public string? Kristal => Text(_kristal);

    /// <summary>
    /// The attributes that the row gives, by the place of their column in the file and by name; a missing value clears. Attributes that it does
    /// not name are not here. May be empty.
    /// </summary>
    public List<(int Column, string Attribute, AttributeValue Value)> Attributes { get; } = [];

    /// <summary>What is wrong with the row; empty when it can be loaded.</summary>
    public List<ImportError> Errors { get; } = [];

    internal void Clear(long line)
    {
        Line = line;
        _length = 0;
        _key = _title = _eventId = _eventType = _kristal = default;
        HasTitle = HasActive = false;
        Active = null;
        Time = 0;
        Attributes.Clear();
        Errors.Clear();
    }

    internal void SetKey(ReadOnlySpan<byte> utf8) => _key = Keep(utf8);

    internal void SetTitle(ReadOnlySpan<byte> utf8) => _title = Keep(utf8);

    internal void SetEventId(ReadOnlySpan<byte> utf8) => _eventId = Keep(utf8);

    internal void SetEventType(ReadOnlySpan<byte> utf8) => _eventType = Keep(utf8);

    internal void SetKristal(ReadOnlySpan<byte> utf8) => _kristal = Keep(utf8);

    private Slice Keep(ReadOnlySpan<byte> utf8)
    {
        if (_length + utf8.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + utf8.Length));
        }

        utf8.CopyTo(_text.AsSpan(_length));
        _length += utf8.Length;
        return new Slice(_length - utf8.Length, utf8.Length);
    }

    private ReadOnlySpan<byte> Of(Slice slice) => _text.AsSpan(slice.Start, slice.Length);

    private string? Text(Slice slice) => slice.Length == 0 ? null : Encoding.UTF8.GetString(Of(slice));

    private readonly record struct Slice(int Start, int Length);
}
