using System.IO.Compression;
using System.Text;
using Launchpoints.Benchmarks.Relevance;
using Xunit;

namespace Launchpoints.Tests.Benchmarks;

public sealed class PairFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pairs").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_LinesAsTheyMayCome_GivesTheirNumbers()
    {
        var lines = PairFile.Read(File("plain.txt", "5 10 20\r\n\r\n  3\t20 \n\n9000000000 9223372036854775807\n7"));
        Assert.Equal([5, 3, 9_000_000_000, 7], lines.Select(line => line.Customer));
        Assert.Equal([[10, 20], [20], [long.MaxValue], []], lines.Select(line => line.Kristals));
    }

    [Fact]
    public void Read_APackedFile_UnpacksIt()
    {
        string path = Path.Combine(_folder, "packed.txt.gz");
        using (var packed = new GZipStream(System.IO.File.Create(path), CompressionLevel.Fastest))
        {
            packed.Write(Encoding.UTF8.GetBytes("1 2\n"));
        }

        Assert.Equal([2], Assert.Single(PairFile.Read(path)).Kristals);
    }

    [Theory]
    [InlineData("1 2\n\n\n3 x\n", "line 4: 'x'")]
    [InlineData("1 -2\n", "line 1: '-2'")]
    [InlineData("1 2.5\n", "line 1: '2.5'")]
    [InlineData("1 9223372036854775808\n", "line 1: '9223372036854775808'")]
    public void Read_WhatIsNoNumber_NamesTheFileAndTheLine(string content, string expected)
    {
        string path = File("wrong.txt", content);
        string said = Assert.Throws<InvalidOperationException>(() => PairFile.Read(path)).Message;
        Assert.Contains(path, said, StringComparison.Ordinal);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhatIsNotThereOrNotPacked_SaysSo()
    {
        Assert.Contains("absent.txt", Assert.Throws<InvalidOperationException>(() => PairFile.Read(Path.Combine(_folder, "absent.txt"))).Message, StringComparison.Ordinal);
        string unpacked = File("unpacked.gz", "1 2\n");
        Assert.Contains(unpacked, Assert.Throws<InvalidOperationException>(() => PairFile.Read(unpacked)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_OfTwoFiles_KnowsWhoAndWhatOnlyOneHas()
    {
        // 77 is only in the test file, as is Kristal 99; 5 has 10 already; 3 comes twice.
        var data = PairData.Read(File("train.txt", "5 10 30\n3 20\n3 10\n"), File("test.txt", "77 10 99\n5 10 20\n"));
        Assert.Equal((3, 4), (data.Training.CustomerCount, data.Training.KristalCount));
        Assert.Equal([0, 1], data.Training.KristalsOf(0)); // customer 3 has 10 and 20
        Assert.Equal([0, 2], data.Training.KristalsOf(1)); // customer 5 has 10 and 30
        Assert.True(data.Training.KristalsOf(2).IsEmpty);
        Assert.Equal([[], [1], [0, 3]], data.Chosen);
        var numbered = data.Numbered([[2], [1, 3], []]).ToList();
        Assert.Equal([3, 5, 77], numbered.Select(line => line.Customer));
        Assert.Equal([[30], [20, 99], []], numbered.Select(line => line.Kristals.ToArray()));
    }

    [Fact]
    public void Data_WithNothingToMeasureBy_IsRefused() =>
        Assert.Contains("nothing to measure", Assert.Throws<InvalidOperationException>(() => PairData.Read(File("a.txt", "1 2\n"), File("b.txt", "1 2\n"))).Message, StringComparison.Ordinal);

    [Fact]
    public void HeldBack_OfTraining_SplitsItAndForgetsTheTestFile()
    {
        var data = PairData.Read(File("train.txt", string.Join('\n', Enumerable.Range(0, 50).Select(i => $"{i} {i % 7} {7 + (i % 11)} 30"))), File("test.txt", "1 99\n"));
        var held = data.HeldBack(0.3, 5);
        Assert.Equal(data.Training.Count, held.Training.Count + held.Chosen.Sum(chosen => chosen.Length));
        Assert.InRange(held.Chosen.Sum(chosen => chosen.Length), 20, 70);
        Assert.DoesNotContain(99L, held.Numbered([[.. Enumerable.Range(0, held.Training.KristalCount)]]).Single().Kristals);
        Assert.Equal(held.Chosen, data.HeldBack(0.3, 5).Chosen);
        Assert.NotEqual(held.Chosen, data.HeldBack(0.3, 6).Chosen);
    }

    [Fact]
    public void Write_Rankings_CanBeReadAgain()
    {
        string path = Path.Combine(_folder, "top.txt");
        PairFile.Write(path, [(5, [30, 10]), (9_000_000_000, [])]);
        Assert.Equal("5 30 10\n9000000000\n", System.IO.File.ReadAllText(path));
        Assert.Throws<InvalidOperationException>(() => PairFile.Write(Path.Combine(_folder, "no", "top.txt"), []));
    }

    private string File(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}
