using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Benchmarks.Opponents.Ours;

/// <summary>
/// The bytes of the columns that rules on attributes read, as the engine holds them, and reading them once: what evaluation costs if nothing were
/// computed. The arrays are found by reflection, so that this keeps up with every coding of columns.
/// </summary>
internal sealed class ColumnStream
{
    private readonly List<Array> _arrays = [];
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    public ColumnStream(PopulationSnapshot population, IEnumerable<Group> rules)
    {
        string[] fields = [.. rules.SelectMany(Fields).Distinct()];
        foreach (string field in fields)
        {
            long before = Bytes;
            int ordinal = population.Slot(AttributeScope.Customer, field)!.Ordinal;
            foreach (var block in population.Blocks)
            {
                Collect(block.Columns[ordinal]);
            }

            if (Bytes == before)
            {
                throw new InvalidOperationException($"The column of {field} keeps its values where reflection does not find them.");
            }
        }
    }

    public long Bytes { get; private set; }

    /// <summary>Reads every byte once, as wide as the machine can.</summary>
    /// <returns>A sum of all words, so that nothing can be left out.</returns>
    public ulong Read()
    {
        var sums = Vector512<ulong>.Zero;
        ulong rest = 0;
        foreach (var array in _arrays)
        {
            ref byte first = ref MemoryMarshal.GetArrayDataReference(array);
            nuint length = (nuint)Buffer.ByteLength(array);
            nuint at = 0;
            var (a, b, c, d) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
            for (; at + 256 <= length; at += 256)
            {
                a += Vector512.LoadUnsafe(ref first, at).AsUInt64();
                b += Vector512.LoadUnsafe(ref first, at + 64).AsUInt64();
                c += Vector512.LoadUnsafe(ref first, at + 128).AsUInt64();
                d += Vector512.LoadUnsafe(ref first, at + 192).AsUInt64();
            }

            sums += a + b + c + d;
            for (; at < length; at++)
            {
                rest += Unsafe.Add(ref first, at);
            }
        }

        return Vector512.Sum(sums) + rest;
    }

    private static IEnumerable<string> Fields(RuleNode node) => node switch
    {
        Group group => group.Rules.SelectMany(Fields),
        AttributeCondition condition => [condition.Field],
        _ => throw new NotSupportedException($"{node.GetType().Name} is no condition on an attribute."),
    };

    private void Collect(object? holder)
    {
        // Dictionaries are asked once when a rule is compiled, not for each customer.
        if (holder is null or TextDictionary or string || !_seen.Add(holder))
        {
            return;
        }

        if (holder is Array array)
        {
            if (array.GetType().GetElementType()!.IsPrimitive)
            {
                _arrays.Add(array);
                Bytes += Buffer.ByteLength(array);
            }
            else
            {
                foreach (object? inner in array)
                {
                    Collect(inner);
                }
            }

            return;
        }

        for (var type = holder.GetType(); type is not null && type.Assembly == typeof(PopulationSnapshot).Assembly; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPrimitive)
                {
                    Collect(field.GetValue(holder));
                }
            }
        }
    }
}
