using System.Reflection;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Benchmarks.Seeded;

/// <summary>An attribute of the data set: its name in rules and files, its type, and the property of the plain object that holds it.</summary>
internal sealed class SeededAttribute
{
    private readonly Func<object, AttributeValue> _read;

    private SeededAttribute(AttributeScope scope, PropertyInfo property)
    {
        Scope = scope;
        Property = property;
        Key = KeyOf(property.Name);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        (Type, _read) = type switch
        {
            _ when type == typeof(string) => (AttributeType.Text, Read<string>(property, AttributeValue.OfText)),
            _ when type == typeof(double) => (AttributeType.Number, Read<double?>(property, n => double.IsNaN(n!.Value) ? default : AttributeValue.OfNumber(n.Value))),
            _ when type == typeof(int) => (AttributeType.Number, Read<int?>(property, n => AttributeValue.OfNumber(n!.Value))),
            _ when type == typeof(bool) => (AttributeType.Boolean, Read<bool?>(property, b => AttributeValue.OfBoolean(b!.Value))),
            _ when type == typeof(DateTime) => (AttributeType.Date, Read<DateTime?>(property, d => AttributeValue.OfDate(Milliseconds(d!.Value)))),
            _ => (AttributeType.Tags, Read<string[]>(property, AttributeValue.OfTags)),
        };
    }

    public static IReadOnlyList<SeededAttribute> OfCustomers { get; } = Of<SeededCustomer>(AttributeScope.Customer, "Key");

    public static IReadOnlyList<SeededAttribute> OfKristals { get; } = Of<SeededKristal>(AttributeScope.Kristal, "Key", "Title", "Active");

    public static IReadOnlyList<SeededAttribute> OfEvents { get; } = Of<SeededEvent>(AttributeScope.Event, "Time", "Customer", "Type", "Kristal");

    public AttributeScope Scope { get; }

    public string Key { get; }

    public AttributeType Type { get; }

    public PropertyInfo Property { get; }

    /// <summary>The value that an object has.</summary>
    public AttributeValue Of(object holder) => _read(holder);

    /// <summary>The attribute of a key.</summary>
    public static SeededAttribute Find(AttributeScope scope, string key)
    {
        var all = scope switch
        {
            AttributeScope.Customer => OfCustomers,
            AttributeScope.Kristal => OfKristals,
            _ => OfEvents,
        };
        return all.First(a => a.Key == key);
    }

    public static long Milliseconds(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    private static SeededAttribute[] Of<T>(AttributeScope scope, params string[] others) =>
        [.. typeof(T).GetProperties().Where(p => !others.Contains(p.Name)).OrderBy(p => p.MetadataToken).Select(p => new SeededAttribute(scope, p))];

    // A delegate of the getter itself: reflection for each of twenty million values would take minutes.
    private static Func<object, AttributeValue> Read<T>(PropertyInfo property, Func<T, AttributeValue> valueOf)
    {
        var holder = System.Linq.Expressions.Expression.Parameter(typeof(object));
        var get = System.Linq.Expressions.Expression.Lambda<Func<object, T>>(
            System.Linq.Expressions.Expression.Convert(
                System.Linq.Expressions.Expression.Property(System.Linq.Expressions.Expression.Convert(holder, property.DeclaringType!), property), typeof(T)),
            holder).Compile();
        return source => get(source) is { } value ? valueOf(value) : AttributeValue.Missing;
    }

    // PortfolioValue is portfolio_value.
    private static string KeyOf(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}
