using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Changes the Kristal table; columns that are not touched are shared with the table it started from.</summary>
internal sealed class KristalTableEditor(KristalTable start)
{
    private readonly Dictionary<int, ColumnBuilder> _columns = [];
    private readonly List<string?> _titles = [.. start.Titles];
    private ulong[] _inCatalogue = (ulong[])start.InCatalogue.Clone();
    private ulong[] _active = (ulong[])start.Active.Clone();
    private bool _catalogueChanged;

    /// <summary>The row of a key, appended outside the catalogue when it is new.</summary>
    public int Row(string key)
    {
        int row = start.Keys.Add(key);
        while (_titles.Count <= row)
        {
            _titles.Add(null);
        }

        if (row >> 6 >= _active.Length)
        {
            int words = Math.Max((row >> 6) + 1, _active.Length * 2);
            Array.Resize(ref _active, words);
            Array.Resize(ref _inCatalogue, words);
        }

        return row;
    }

    public void Put(string key, string? title, bool active)
    {
        int row = Row(key);
        ulong bit = 1UL << row;
        _catalogueChanged = true;
        _titles[row] = title;
        _inCatalogue[row >> 6] |= bit;
        _active[row >> 6] = active ? _active[row >> 6] | bit : _active[row >> 6] & ~bit;
    }

    public void Set(string key, AttributeSlot slot, AttributeValue value)
    {
        if (!_columns.TryGetValue(slot.Ordinal, out var column))
        {
            var existing = slot.Ordinal < start.Columns.Length ? start.Columns[slot.Ordinal] : null;
            _columns[slot.Ordinal] = column = existing?.Edit() ?? ColumnBuilder.For(slot.Type);
        }

        _catalogueChanged = true;
        column.Set(Row(key), value, slot);
    }

    /// <summary>Takes a Kristal out of the catalogue. Events that name it stay, and see its attributes as missing.</summary>
    public void Remove(string key, IEnumerable<AttributeSlot> attributes)
    {
        int row = Row(key);
        _catalogueChanged = true;
        _titles[row] = null;
        _inCatalogue[row >> 6] &= ~(1UL << row);
        _active[row >> 6] &= ~(1UL << row);
        foreach (var slot in attributes)
        {
            Set(key, slot, AttributeValue.Missing);
        }
    }

    public KristalTable Build()
    {
        int count = _titles.Count;
        var columns = new Column?[Math.Max(start.Columns.Length, _columns.Keys.DefaultIfEmpty(-1).Max() + 1)];
        start.Columns.CopyTo(columns, 0);
        foreach (var (ordinal, builder) in _columns)
        {
            columns[ordinal] = builder.Build(count);
        }

        return new KristalTable
        {
            Keys = start.Keys,
            CatalogueVersion = start.CatalogueVersion + (_catalogueChanged ? 1 : 0),
            Count = count,
            InCatalogue = _inCatalogue,
            Active = _active,
            Titles = [.. _titles],
            Columns = columns,
        };
    }
}
