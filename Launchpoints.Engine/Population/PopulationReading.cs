using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Reads single customers, events and Kristals out of a snapshot, for people to look at.</summary>
public static class PopulationReading
{
    /// <summary>A customer with the attributes that have a value; null when the customer is not there.</summary>
    public static CustomerRecord? Customer(this PopulationSnapshot population, string key)
    {
        ArgumentNullException.ThrowIfNull(population);
        int row = population.FindRow(key);
        return row < 0
            ? null
            : new CustomerRecord(population.KeyOf(row), ValuesOf(population, AttributeScope.Customer, slot => population.CustomerValue(row, slot)));
    }

    /// <summary>A customer's events of all types by time, ties in the order of arrival within a type; empty when the customer is not there.</summary>
    public static IReadOnlyList<EventRecord> EventsOf(this PopulationSnapshot population, string customer)
    {
        ArgumentNullException.ThrowIfNull(population);
        int row = population.FindRow(customer);
        if (row < 0)
        {
            return [];
        }

        var block = population.Blocks[row / CustomerBlock.Size];
        int inside = row % CustomerBlock.Size;
        var records = new List<EventRecord>();
        foreach (var (type, ordinal) in population.EventTypes)
        {
            if (ordinal < block.Events.Length && block.Events[ordinal] is { } events)
            {
                records.AddRange(events.Of(inside).Select(i => RecordOf(population, type, events, i)));
            }
        }

        return [.. records.OrderBy(r => r.Milliseconds)];
    }

    /// <summary>A Kristal of the catalogue; null when it is not there, or only named by events.</summary>
    public static KristalRecord? Kristal(this PopulationSnapshot population, string key)
    {
        ArgumentNullException.ThrowIfNull(population);
        int row = population.Kristals.Find(Nfc.Of(key));
        return population.Kristals.IsInCatalogue(row) ? RecordOf(population, row) : null;
    }

    /// <summary>Every Kristal of the catalogue, in no promised order.</summary>
    public static IEnumerable<KristalRecord> KristalRecords(this PopulationSnapshot population)
    {
        ArgumentNullException.ThrowIfNull(population);
        return Enumerable.Range(0, population.Kristals.Count).Where(population.Kristals.IsInCatalogue).Select(row => RecordOf(population, row));
    }

    private static KristalRecord RecordOf(PopulationSnapshot population, int row) => new(
        population.Kristals.Keys[row],
        population.Kristals.Titles[row],
        population.Kristals.IsActive(row),
        ValuesOf(population, AttributeScope.Kristal, slot => population.KristalValue(row, slot)));

    internal static EventRecord RecordOf(PopulationSnapshot population, string type, EventBlock events, int index) => new(
        type,
        events.Times[index],
        events.KristalOf(index) is var kristal and >= 0 ? population.Kristals.Keys[kristal] : null,
        ValuesOf(population, AttributeScope.Event, slot =>
            slot.Ordinal < events.Columns.Length && events.Columns[slot.Ordinal] is { } column ? column.Get(index, slot) : AttributeValue.Missing));

    private static ImmutableDictionary<string, AttributeValue> ValuesOf(
        PopulationSnapshot population, AttributeScope scope, Func<AttributeSlot, AttributeValue> valueOf)
    {
        var values = ImmutableDictionary.CreateBuilder<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (place, slot) in population.Slots)
        {
            if (place.Scope == scope && valueOf(slot) is { IsMissing: false } value)
            {
                values[place.Key] = value;
            }
        }

        return values.ToImmutable();
    }
}

/// <summary>A customer as people look at it.</summary>
/// <param name="Key">The customer's key.</param>
/// <param name="Attributes">The attributes that have a value.</param>
public sealed record CustomerRecord(string Key, ImmutableDictionary<string, AttributeValue> Attributes);

/// <summary>An event as people look at it.</summary>
/// <param name="Type">The event type.</param>
/// <param name="Milliseconds">Its instant in Unix milliseconds.</param>
/// <param name="Kristal">The Kristal it is about; null for none.</param>
/// <param name="Attributes">The attributes that have a value.</param>
public sealed record EventRecord(string Type, long Milliseconds, string? Kristal, ImmutableDictionary<string, AttributeValue> Attributes);

/// <summary>A Kristal as people look at it.</summary>
/// <param name="Key">The Kristal's key.</param>
/// <param name="Title">Its title; null where none was given.</param>
/// <param name="Active">Whether it may be shown.</param>
/// <param name="Attributes">The attributes that have a value.</param>
public sealed record KristalRecord(string Key, string? Title, bool Active, ImmutableDictionary<string, AttributeValue> Attributes);
