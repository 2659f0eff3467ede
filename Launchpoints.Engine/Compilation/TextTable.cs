using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Compilation;

/// <summary>Which texts of a dictionary pass a condition. Grows with the dictionary; any number of threads may ask.</summary>
internal sealed class TextTable
{
    // Up to here one vector comparison for each passing code is cheaper than a look-up for each row.
    private const int Few = 12;

    // For fewer rows it is not worth making a table of all codes that two bytes can hold.
    private const int FewRows = 256;

    // What a dictionary has decided is kept for so many conditions: a rule that is being written asks the same again at every keystroke.
    private const int MostKept = 64;

    private static readonly ConditionalWeakTable<TextDictionary, ConcurrentDictionary<AttributeCondition, TextTable>> Kept = [];

    private readonly TextDictionary _dictionary;
    private readonly Func<string, bool> _passes;
    private readonly Lock _gate = new();
    private volatile Decided _decided;

    private TextTable(TextDictionary dictionary, AttributeCondition condition)
    {
        _dictionary = dictionary;
        _passes = TextPredicate.Of(condition);
        int count = dictionary.Count;
        _decided = TextPredicate.ExactTexts(condition) is { } texts ? OfTexts(texts, count) : Extend(Decided.None, count);
    }

    /// <summary>The table of a condition; the field is not read.</summary>
    public static TextTable Of(TextDictionary dictionary, AttributeCondition condition)
    {
        if (TextPredicate.ExactTexts(condition) is not null)
        {
            return new TextTable(dictionary, condition); // a few look-ups
        }

        var kept = Kept.GetOrCreateValue(dictionary);
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        return kept.GetOrAdd(condition with { Field = "" }, (asked, texts) => new TextTable(texts, asked), dictionary);
    }

    /// <summary>Sets bit i where the text of row <paramref name="start"/> + i passes. Bits beyond <paramref name="length"/> are cleared.</summary>
    public void Test(ValueColumn<int> column, int start, int length, Span<ulong> words)
    {
        var decided = Current();
        if (column is IStored<byte> bytes)
        {
            CompareKernels.InTable(bytes.Stored.AsSpan(start, length), decided.Bytes, words);
        }
        else if (decided.Passing is { } few)
        {
            words.Clear();
            Span<ulong> one = words.Length <= 256 ? stackalloc ulong[words.Length] : new ulong[words.Length];
            foreach (int code in few)
            {
                column.InRange(start, length, code, code, one);
                BitKernels.Or(words, one);
            }
        }
        else if (column is IStored<ushort> shorts)
        {
            if (length < FewRows)
            {
                CompareKernels.InTable<ushort>(shorts.Stored.AsSpan(start, length), decided.Table.AsSpan(0, Math.Min(decided.Count, ushort.MaxValue)), words);
            }
            else
            {
                CompareKernels.InWholeTable(shorts.Stored.AsSpan(start, length), decided.Whole, words);
            }
        }
        else
        {
            CompareKernels.InTable<int>(((IStored<int>)column).Stored.AsSpan(start, length), decided.Table.AsSpan(0, decided.Count), words);
        }
    }

    private Decided Current()
    {
        var decided = _decided;
        if (decided.Count == _dictionary.Count)
        {
            return decided;
        }

        lock (_gate)
        {
            int count = _dictionary.Count;
            return _decided.Count == count ? _decided : _decided = Extend(_decided, count);
        }
    }

    // The usual conditions cost a look-up for each text asked for, not a comparison for each text there is.
    private Decided OfTexts(IEnumerable<string> texts, int count)
    {
        var table = new byte[count];
        foreach (string text in texts)
        {
            if (_dictionary.Find(text) is var code && (uint)code < (uint)count)
            {
                table[code] = 1;
            }
        }

        return new Decided(table, count);
    }

    // Readers of the former table never look beyond its count, so the same memory may be written further.
    private Decided Extend(Decided before, int count)
    {
        var table = before.Table;
        if (table.Length < count)
        {
            Array.Resize(ref table, before.Count == 0 ? count : Math.Max(count, table.Length * 2));
        }

        var texts = _dictionary.Texts(count);
        for (int code = before.Count; code < count; code++)
        {
            table[code] = _passes(texts[code]) ? (byte)1 : (byte)0;
        }

        return new Decided(table, count);
    }

    /// <summary>A table continued to an entry for every code that two bytes can hold.</summary>
    internal static byte[] WholeOf(ReadOnlySpan<byte> table)
    {
        var whole = new byte[ushort.MaxValue + 1];
        table.CopyTo(whole);
        return whole;
    }

    private sealed class Decided
    {
        public static readonly Decided None = new([], 0);

        private byte[]? _whole;

        public Decided(byte[] table, int count)
        {
            Table = table;
            Count = count;
            for (int code = 0; code < Math.Min(count, byte.MaxValue); code++)
            {
                Bytes[code] = table[code] != 0 ? byte.MaxValue : (byte)0;
            }

            var passing = new List<int>();
            for (int next = 0; next < count && passing.Count <= Few; next++)
            {
                int found = table.AsSpan(next, count - next).IndexOf((byte)1);
                if (found < 0)
                {
                    break;
                }

                next += found;
                passing.Add(next);
            }

            Passing = passing.Count <= Few ? [.. passing] : null;
        }

        /// <summary>A byte a code, 0 or 1; meaningful below <see cref="Count"/>.</summary>
        public byte[] Table { get; }

        public int Count { get; }

        /// <summary>The first 255 codes, 0 or 255.</summary>
        public byte[] Bytes { get; } = new byte[256];

        /// <summary>An entry for each of the codes that two bytes can hold; made when first asked for, twice at worst.</summary>
        public byte[] Whole => _whole ??= WholeOf(Table.AsSpan(0, Math.Min(Count, ushort.MaxValue)));

        /// <summary>The passing codes when they are few.</summary>
        public int[]? Passing { get; }
    }
}
