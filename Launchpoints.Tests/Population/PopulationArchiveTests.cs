using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Tests.Fakes;
using Xunit;

namespace Launchpoints.Tests.Population;

public sealed class PopulationArchiveTests
{
    private const int Seed = 20_260_304;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(18_500)]
    public void Population_WrittenAndRead_IsTheSame(int customers)
    {
        var population = Made(customers);
        var read = PopulationArchive.Read(Written(population));
        Assert.Equal(PopulationText.Lines(population), PopulationText.Lines(read));
        Assert.Equal((population.CustomerCount, population.EventCount), (read.CustomerCount, read.EventCount));
        Assert.Equal(population.Schema.EventTypes, read.Schema.EventTypes);
        Assert.Equal(population.Schema.Attributes.OrderBy(a => (a.Scope, a.Key)), read.Schema.Attributes.OrderBy(a => (a.Scope, a.Key)));
        for (int i = 0; i < customers; i += 101) Assert.Equal(population.FindRow($"c{i}"), read.FindRow($"c{i}"));
        Assert.False(read.HasCustomer("nobody"));
    }

    [Fact]
    public void Population_ReadBack_TakesWritesAsTheOneThatWasWritten()
    {
        var population = Made(5_000);
        var read = PopulationArchive.Read(Written(population));
        Assert.Equal(PopulationText.Lines(Changed(population)), PopulationText.Lines(Changed(read)));
    }

    [Fact]
    public void Archive_OfATextThatNobodyHasAnyMore_DoesNotHoldIt()
    {
        var editor = Made(CustomerBlock.Size + 1_000).Edit();
        editor.SetCustomer("c7", "Text", AttributeValue.OfText("a private matter"));
        editor.SetCustomer("c7", "Tags", AttributeValue.OfTags(["a private tag"]));
        editor.AddEvent("c7", "t0", 5, null, [KeyValuePair.Create("Text", AttributeValue.OfText("a private word"))]);
        var before = editor.Build();
        Assert.Contains("a private", System.Text.Encoding.UTF8.GetString(Written(before).ToArray()), StringComparison.Ordinal);
        editor = before.Edit();
        editor.RemoveCustomer("c7");
        var after = editor.Build();
        byte[] bytes = Written(after).ToArray();
        Assert.DoesNotContain("a private", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        var read = PopulationArchive.Read(new MemoryStream(bytes));
        Assert.Equal(PopulationText.Lines(after), PopulationText.Lines(read));
        Assert.Null(read.Customer("c7"));
        Assert.Empty(read.FindEvents(new EventFilter("c7"), 0, 10).Events);
    }

    [Fact]
    public void Archive_WithAnyBitChanged_IsRefused()
    {
        byte[] bytes = Written(Made(2_500)).ToArray();
        var chance = new Random(Seed);
        for (int i = 0; i < 400; i++)
        {
            int bit = i < 200 ? i : chance.Next(bytes.Length * 8); // the first head whole, the rest by chance
            bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
            Assert.Throws<InvalidDataException>(() => PopulationArchive.Read(new MemoryStream(bytes)));
            bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
        }

        Assert.Equal(1_872, PopulationArchive.Read(new MemoryStream(bytes)).CustomerCount);
    }

    [Fact]
    public void Archive_CutAnywhere_IsRefused()
    {
        byte[] bytes = Written(Made(2_500)).ToArray();
        var chance = new Random(Seed);
        foreach (int length in Enumerable.Range(0, 100).Concat(Enumerable.Range(0, 100).Select(_ => chance.Next(bytes.Length))).Append(bytes.Length - 1))
        {
            Assert.Throws<InvalidDataException>(() => PopulationArchive.Read(new MemoryStream(bytes, 0, length)));
        }
    }

    [Fact]
    public void Archive_WithTwoBlocksInEachOthersPlace_IsStillWhole_ButNotWithOneLess()
    {
        byte[] bytes = Written(Made(5_000)).ToArray();
        var parts = new List<byte[]>();
        for (int at = 0; at < bytes.Length;)
        {
            int length = ArchivePartReader.HeadBytes + BitConverter.ToInt32(bytes, at + 4);
            parts.Add(bytes[at..(at + length)]);
            at += length;
        }

        parts.RemoveAt(3);
        Assert.Throws<InvalidDataException>(() => PopulationArchive.Read(new MemoryStream([.. parts.SelectMany(p => p)])));
    }

    [Fact]
    public void Layout_ThatChanged_HasANewNumber()
    {
        // The bytes of a fixed population. When this fails, what is written means something else: give PopulationArchive.Layout a new number, then this the new value.
        string bytes = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Written(Made(2_500)).ToArray()))[..16];
        Assert.Equal((2, "E53E1667B6363940"), (PopulationArchive.Layout, bytes));
    }

    private static MemoryStream Written(PopulationSnapshot population)
    {
        var stream = new MemoryStream();
        PopulationArchive.Write(population, stream, default);
        stream.Position = 0;
        return stream;
    }

    /// <summary>Every coding of every type in some block, customers who wait and who were erased, Kristals in and out of the catalogue.</summary>
    private static PopulationSnapshot Made(int customers)
    {
        var chance = new Random(Seed);
        var editor = PopulationSnapshot.Empty.Edit();
        foreach (var scope in Enum.GetValues<AttributeScope>())
        {
            foreach (var type in Enum.GetValues<AttributeType>())
            {
                editor.Define(new AttributeDefinition(
                    scope, $"{type}", type, AttributeStatus.Actionable, scope == AttributeScope.Event ? null : "What it means", null, "For a test", (int)type == 2 ? null : 30, true));
                editor.Define(new AttributeDefinition(scope, $"{type} that nobody has", type));
            }
        }

        for (int k = 0; k < Math.Min(customers, 300); k++)
        {
            editor.PutKristal($"k{k}", k % 3 == 0 ? null : $"Kristal {k}", k % 4 != 0);
            foreach (var type in Enum.GetValues<AttributeType>()) if (chance.Next(2) == 0) editor.SetKristal($"k{k}", $"{type}", Value(chance, type, k));
        }

        for (int i = 0; i < customers; i++)
        {
            if (i % 4 != 3) editor.PutCustomer($"c{i}");
            foreach (var type in Enum.GetValues<AttributeType>()) if (i % 4 != 3 && chance.Next(3) > 0) editor.SetCustomer($"c{i}", $"{type}", Value(chance, type, i));
            for (int e = chance.Next(6); e > 0; e--)
            {
                var values = Enum.GetValues<AttributeType>().Where(_ => chance.Next(3) == 0).Select(type => KeyValuePair.Create($"{type}", Value(chance, type, i)));
                long time = i < CustomerBlock.Size ? 86_400_000L * chance.Next(400) : i < 2 * CustomerBlock.Size ? chance.NextInt64(1L << 42) : chance.NextInt64(long.MinValue / 2, long.MaxValue / 2);
                editor.AddEvent($"c{i}", $"t{chance.Next(3)}", time, chance.Next(3) == 0 ? null : $"k{chance.Next(400)}", [.. values]);
            }
        }

        var population = editor.Build();
        editor = population.Edit();
        for (int i = 50; i < customers; i += 1_000) editor.RemoveCustomer($"c{i}");
        return editor.Build();
    }

    // What a block's values look like decides how they are stored: each block takes another kind.
    private static AttributeValue Value(Random chance, AttributeType type, int customer) => (type, customer / CustomerBlock.Size % 5) switch
    {
        (AttributeType.Number, 0) => AttributeValue.OfNumber(chance.Next(-100, 100)),
        (AttributeType.Number, 1) => AttributeValue.OfNumber(chance.Next(-30_000, 30_000)),
        (AttributeType.Number, 2) => AttributeValue.OfNumber(chance.Next()),
        (AttributeType.Number, 3) => AttributeValue.OfNumber(chance.Next(1_000_000) / 100.0),
        (AttributeType.Number, _) => AttributeValue.OfNumber(chance.NextDouble()),
        (AttributeType.Date, 0) => AttributeValue.OfDate(86_400_000L * chance.Next(20_000)),
        (AttributeType.Date, 1) => AttributeValue.OfDate(1000L * chance.Next()),
        (AttributeType.Date, 2) => AttributeValue.OfDate(chance.Next()),
        (AttributeType.Date, _) => AttributeValue.OfDate(chance.NextInt64(long.MaxValue)),
        (AttributeType.Boolean, _) => AttributeValue.OfBoolean(chance.Next(2) == 0),
        (AttributeType.Text, 0) => AttributeValue.OfText($"text {chance.Next(50)}"),
        (AttributeType.Text, var kind) => AttributeValue.OfText($"text {chance.Next(kind == 1 ? 1_000 : 100_000)}"),
        (_, < 2) => AttributeValue.OfTags(Enumerable.Range(0, chance.Next(4)).Select(_ => $"tag{chance.Next(9)}")),
        _ => AttributeValue.OfTags(Enumerable.Range(0, chance.Next(4)).Select(_ => $"tag{chance.Next(5_000)}")),
    };

    private static PopulationSnapshot Changed(PopulationSnapshot population)
    {
        var editor = population.Edit();
        var chance = new Random(Seed + 1);
        for (int i = 0; i < 500; i++)
        {
            string customer = $"c{chance.Next(6_000)}";
            if (i % 50 == 0) editor.RemoveCustomer(customer);
            foreach (var type in Enum.GetValues<AttributeType>()) if (chance.Next(2) == 0) editor.SetCustomer(customer, $"{type}", Value(chance, type, chance.Next(10_000)));
            editor.AddEvent(customer, $"t{chance.Next(5)}", chance.NextInt64(1L << 41), $"k{chance.Next(500)}");
            editor.PutKristal($"k{chance.Next(500)}", "changed", true);
        }

        return editor.Build();
    }
}
