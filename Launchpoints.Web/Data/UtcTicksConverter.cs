using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Launchpoints.Web.Data;

/// <summary>Instants as ticks since 0001-01-01 UTC, so that SQLite compares and sorts them as whole numbers.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
