using System.Buffers;
using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>
/// A population as bytes: its columns as they lie in memory, in parts with a checksum each. Reading them back costs little more than the reading itself.
/// </summary>
/// <remarks>
/// Schema, Kristals, then block by block, then the end. Texts that nobody has any more are left out. The bytes are good for this version of the layout
/// and for machines of the same order of bytes; whoever keeps them keeps <see cref="Layout"/> with them.
/// </remarks>
public static class PopulationArchive
{
    /// <summary>Goes up whenever the bytes mean something else.</summary>
    public const int Layout = 2;

    /// <summary>Writes a population.</summary>
    /// <param name="population">The snapshot; nobody waits for it meanwhile.</param>
    /// <param name="to">Takes the bytes, a part of some megabytes at most at a time.</param>
    /// <param name="cancellationToken">Gives up between two parts.</param>
    public static void Write(PopulationSnapshot population, Stream to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(to);
        var writer = new ArchiveWriter(to);
        var codes = WriteSchema(population, writer);
        WriteKristals(population.Kristals, codes[AttributeScope.Kristal], writer);
        foreach (var block in population.Blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteBlock(block, codes, writer);
        }

        writer.Int(population.Blocks.Length);
        writer.Int(population.CustomerCount);
        writer.Long(population.EventCount);
        writer.End(ArchivePart.End);
    }

    /// <summary>Reads a population back, on all processors.</summary>
    /// <param name="from">At the place where writing began; has a length.</param>
    /// <exception cref="InvalidDataException">The bytes are not those that were written: they break off, or a part does not fit its checksum.</exception>
    public static PopulationSnapshot Read(Stream from)
    {
        ArgumentNullException.ThrowIfNull(from);
        try
        {
            return ReadParts(new ArchivePartReader(from));
        }
        catch (Exception e) when (e is not InvalidDataException)
        {
            // Bytes with a checksum that fits and a content that does not were never written by this layout.
            var cause = e is AggregateException { InnerException: { } inner } ? inner : e;
            throw new InvalidDataException("The archive cannot be read: " + cause.Message, e);
        }
    }

    private static PopulationSnapshot ReadParts(ArchivePartReader parts)
    {
        var (schema, slots, types) = ReadSchema(parts);
        var kristals = ReadKristals(parts);
        var blocks = new List<CustomerBlock?>();
        (int Blocks, int Customers, long Events) end = default;
        Parallel.ForEach(System.Collections.Concurrent.Partitioner.Create(Blocks(), System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering), part =>
        {
            var reader = ArchivePartReader.Check(ArchivePart.Block, part.Bytes, part.Length, part.Checksum);
            var block = ReadBlock(ref reader);
            reader.End();
            ArrayPool<byte>.Shared.Return(part.Bytes);
            lock (blocks)
            {
                while (blocks.Count <= part.Index)
                {
                    blocks.Add(null);
                }

                blocks[part.Index] = block;
            }
        });

        var population = new PopulationSnapshot
        {
            Schema = schema,
            Version = 1,
            Slots = slots,
            EventTypes = types,
            Kristals = kristals,
            Blocks = [.. blocks.Select(b => b!)],
            CustomerCount = blocks.Sum(b => b!.Customers),
            EventCount = blocks.Sum(b => (long)b!.EventCount),
        };
        if (end != (blocks.Count, population.CustomerCount, population.EventCount))
        {
            throw new InvalidDataException("The archive has not as many customers and events as it says.");
        }

        population.Index.Reserve(blocks.Sum(b => b!.Count));
        for (int block = 0; block < blocks.Count; block++)
        {
            population.Index.AddNew(blocks[block]!.Keys, block * CustomerBlock.Size, blocks[block]!.Count);
        }

        return population;

        IEnumerable<(int Index, byte[] Bytes, int Length, uint Checksum)> Blocks()
        {
            for (int index = 0; ; index++)
            {
                var (part, bytes, length, checksum) = parts.Next();
                if (part == ArchivePart.Block)
                {
                    yield return (index, bytes, length, checksum);
                    continue;
                }

                end = ReadEnd(part, bytes, length, checksum);
                yield break;
            }
        }
    }

    private static Dictionary<AttributeScope, int[]?[]> WriteSchema(PopulationSnapshot population, ArchiveWriter to)
    {
        var renumbered = Enum.GetValues<AttributeScope>().ToDictionary(scope => scope, scope => new int[]?[population.Slots.Keys.Count(k => k.Scope == scope)]);
        to.Int(population.Slots.Count);
        foreach (var (place, slot) in population.Slots.OrderBy(s => (s.Key.Scope, s.Value.Ordinal)))
        {
            WriteAttribute(slot.Definition, to);
            to.Int(slot.Ordinal);
            var used = new CodesInUse(slot.Dictionary);
            foreach (var columns in ColumnsOf(population, place.Scope))
            {
                used.Add(slot.Ordinal < columns.Length ? columns[slot.Ordinal] : null);
            }

            (renumbered[place.Scope][slot.Ordinal], string[] texts) = used.Renumber();
            to.Texts(texts);
        }

        to.Texts([.. population.EventTypes.OrderBy(t => t.Value).Select(t => t.Key)]);
        to.End(ArchivePart.Schema);
        return renumbered;
    }

    private static IEnumerable<Column?[]> ColumnsOf(PopulationSnapshot population, AttributeScope scope) => scope switch
    {
        AttributeScope.Customer => population.Blocks.Select(b => b.Columns),
        AttributeScope.Kristal => [population.Kristals.Columns],
        _ => population.Blocks.SelectMany(b => b.Events).Where(e => e is not null).Select(e => e!.Columns),
    };

    private static (DataSchema Schema, ImmutableDictionary<(AttributeScope, string), AttributeSlot> Slots, ImmutableDictionary<string, int> Types) ReadSchema(
        ArchivePartReader parts)
    {
        var from = Part(parts, ArchivePart.Schema);
        var schema = DataSchema.Empty;
        var slots = ImmutableDictionary.CreateBuilder<(AttributeScope, string), AttributeSlot>();
        for (int left = from.Count(1); left > 0; left--)
        {
            var attribute = ReadAttribute(ref from);
            int ordinal = from.Int();
            slots[(attribute.Scope, attribute.Key)] = new AttributeSlot(attribute, ordinal, new TextDictionary(from.Texts()!));
            schema = schema.With(attribute);
        }

        var types = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (string? type in from.Texts())
        {
            schema = schema.WithEventType(type!);
            types[type!] = types.Count;
        }

        from.End();
        return (schema, slots.ToImmutable(), types.ToImmutable());
    }

    private static void WriteAttribute(AttributeDefinition attribute, ArchiveWriter to)
    {
        to.Int((int)attribute.Scope);
        to.Text(attribute.Key);
        to.Int((int)attribute.Type);
        to.Int((int)attribute.Status);
        to.Text(attribute.Description);
        to.Text(attribute.Source);
        to.Text(attribute.Purpose);
        to.Int(attribute.RetentionDays ?? -1);
        to.Byte(attribute.ShowToCustomer ? (byte)1 : (byte)0);
    }

    private static AttributeDefinition ReadAttribute(ref ArchiveReader from) => new(
        (AttributeScope)from.Int(),
        from.Name(),
        (AttributeType)from.Int(),
        (AttributeStatus)from.Int(),
        from.Text(),
        from.Text(),
        from.Text(),
        from.Int() is >= 0 and var days ? days : null,
        from.Byte() != 0);

    private static void WriteKristals(KristalTable kristals, int[]?[] codes, ArchiveWriter to)
    {
        to.Texts(kristals.Keys.Texts(kristals.Count).ToArray());
        to.Texts(kristals.Titles);
        to.Array<ulong>(kristals.InCatalogue);
        to.Array<ulong>(kristals.Active);
        ColumnArchive.Write(kristals.Columns, codes, to);
        to.End(ArchivePart.Kristals);
    }

    private static KristalTable ReadKristals(ArchivePartReader parts)
    {
        var from = Part(parts, ArchivePart.Kristals);
        string?[] keys = from.Texts();
        var kristals = new KristalTable
        {
            Keys = new TextDictionary(keys!),
            Count = keys.Length,
            Titles = from.Texts(),
            InCatalogue = from.Array<ulong>(),
            Active = from.Array<ulong>(),
            Columns = ColumnArchive.ReadAll(ref from),
        };
        from.End();
        return kristals;
    }

    private static void WriteBlock(CustomerBlock block, Dictionary<AttributeScope, int[]?[]> codes, ArchiveWriter to)
    {
        to.Int(block.Count);
        to.Texts(block.Keys.AsSpan(0, block.Count));
        to.Array<ulong>(block.Present);
        ColumnArchive.Write(block.Columns, codes[AttributeScope.Customer], to);
        to.Int(block.Events.Length);
        foreach (var events in block.Events)
        {
            to.Byte(events is null ? (byte)0 : (byte)1);
            if (events is not null)
            {
                events.Times.Write(to);
                to.Array(events.Rows);
                ColumnArchive.Write(events.Kristals, null, to);
                ColumnArchive.Write(events.Columns, codes[AttributeScope.Event], to);
                to.Array<int>(events.Order.Offsets);
                events.Order.Positions.Write(to);
            }
        }

        to.End(ArchivePart.Block);
    }

    private static CustomerBlock ReadBlock(ref ArchiveReader from)
    {
        int count = from.Int();
        var keys = new string?[CustomerBlock.Size];
        from.Texts().CopyTo(keys, 0);
        var present = from.Array<ulong>();
        var columns = ColumnArchive.ReadAll(ref from);
        var events = new EventBlock?[from.Count(1)];
        for (int type = 0; type < events.Length; type++)
        {
            if (from.Byte() != 0)
            {
                var times = EventTimes.Read(ref from);
                var rows = from.Array<ushort>();
                var kristals = (ValueColumn<int>?)ColumnArchive.Read(ref from);
                var values = ColumnArchive.ReadAll(ref from);
                events[type] = new EventBlock(times, new Appendable<ushort>(rows), kristals, values, new CustomerOrder(from.Array<int>(), EventIndex.Read(ref from)));
            }
        }

        return new CustomerBlock(keys, present, count, columns, events);
    }

    private static (int Blocks, int Customers, long Events) ReadEnd(ArchivePart part, byte[] bytes, int length, uint checksum)
    {
        if (part != ArchivePart.End)
        {
            throw new InvalidDataException($"The archive has a part {part} where a block or the end should be.");
        }

        var from = ArchivePartReader.Check(part, bytes, length, checksum);
        return (from.Int(), from.Int(), from.Long());
    }

    private static ArchiveReader Part(ArchivePartReader parts, ArchivePart expected)
    {
        var (part, bytes, length, checksum) = parts.Next();
        return part == expected
            ? ArchivePartReader.Check(part, bytes, length, checksum)
            : throw new InvalidDataException($"The archive has a part {part} where {expected} should be.");
    }
}
