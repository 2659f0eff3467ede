using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Xunit;

namespace Launchpoints.Tests.Population;

public sealed class AttributeProfileTests
{
    [Fact]
    public void Profile_OfEveryType_AgreesWithAPlainCount()
    {
        var random = new Random(7);
        var editor = PopulationSnapshot.Empty.Edit();
        foreach (var type in Enum.GetValues<AttributeType>()) editor.Define(new(AttributeScope.Customer, $"a{type}", type));
        var values = Enum.GetValues<AttributeType>().ToDictionary(t => t, _ => new List<AttributeValue>());
        for (int i = 0; i < 5000; i++)
        {
            editor.PutCustomer($"c{i}");
            foreach (var type in Enum.GetValues<AttributeType>())
            {
                var value = random.Next(4) == 0 ? AttributeValue.Missing : Any(type, random);
                editor.SetCustomer($"c{i}", $"a{type}", value);
                if (i != 17) values[type].Add(value);
            }
        }

        editor.RemoveCustomer("c17");
        var population = editor.Build();
        foreach (var (type, given) in values)
        {
            var profile = AttributeProfile.Of(population, AttributeScope.Customer, $"a{type}")!;
            var set = given.Where(v => !v.IsMissing).ToList();
            var single = type == AttributeType.Tags ? set.SelectMany(v => v.Tags.Select(AttributeValue.OfText)).ToList() : set;
            Assert.Equal((4999L, (long)set.Count), (profile.Rows, profile.Filled));
            Assert.Equal(single.Distinct().Count(), profile.Distinct);
            Assert.Equal(single.GroupBy(v => v).Max(g => (long)g.Count()), profile.Top[0].Count);
            var frequent = single.GroupBy(v => v).Select(g => (Value: g.Key, Count: g.LongCount())).OrderByDescending(v => v.Count)
                .ThenBy(v => v.Value.Type switch { AttributeType.Number => v.Value.Number, AttributeType.Date => v.Value.Milliseconds, AttributeType.Boolean => v.Value.Boolean ? 1 : 0, _ => 0 })
                .ThenBy(v => v.Value.Type == AttributeType.Text ? v.Value.Text : "", CodePointComparer.Instance);
            Assert.Equal(frequent.Take(AttributeProfile.MostTop), profile.Top.Select(t => (t.Value, t.Count)));
            if (type is AttributeType.Number or AttributeType.Date)
            {
                Assert.Equal(set.Count, profile.Histogram.Sum(b => b.Count));
                Assert.All(profile.Histogram, bin => Assert.True(bin.From <= bin.To));
            }
            else
            {
                Assert.Empty(profile.Histogram);
                Assert.True(profile.Least.IsMissing);
            }
        }
    }

    [Fact]
    public void Profile_OfExtremes_StaysFinite()
    {
        var editor = PopulationSnapshot.Empty.Edit();
        editor.Define(new(AttributeScope.Kristal, "n", AttributeType.Number));
        foreach (var (key, number) in new[] { ("a", double.MaxValue), ("b", double.MinValue), ("c", 0.0), ("d", double.Epsilon) })
        {
            editor.PutKristal(key, null, true);
            editor.SetKristal(key, "n", AttributeValue.OfNumber(number));
        }

        var profile = AttributeProfile.Of(editor.Build(), AttributeScope.Kristal, "n")!;
        Assert.Equal(4, profile.Histogram.Sum(b => b.Count));
        Assert.All(profile.Histogram, bin => Assert.True(double.IsFinite(bin.From) && double.IsFinite(bin.To)));
    }

    [Fact]
    public void Profile_OfNothing_IsEmpty()
    {
        var editor = PopulationSnapshot.Empty.Edit();
        editor.Define(new(AttributeScope.Event, "amount", AttributeType.Number));
        var population = editor.Build();
        var profile = AttributeProfile.Of(population, AttributeScope.Event, "amount")!;
        Assert.Equal((0L, 0L, 0, 0.0), (profile.Rows, profile.Filled, profile.Distinct, profile.FillRate));
        Assert.Null(AttributeProfile.Of(population, AttributeScope.Event, "none"));
    }

    private static AttributeValue Any(AttributeType type, Random random) => type switch
    {
        AttributeType.Text => AttributeValue.OfText($"t{random.Next(80)}"),
        AttributeType.Number => AttributeValue.OfNumber(random.Next(-50, 50) / 4.0),
        AttributeType.Boolean => AttributeValue.OfBoolean(random.Next(2) == 0),
        AttributeType.Date => AttributeValue.OfDate(1_700_000_000_000 + (random.Next(100) * 86_400_000L)),
        _ => AttributeValue.OfTags(Enumerable.Range(0, random.Next(4)).Select(_ => $"g{random.Next(9)}")),
    };
}
