using System.Globalization;
using System.Text.Json;

namespace Launchpoints.Benchmarks.Measuring;

/// <summary>Collects the rows of one run, prints them as a table and writes them as JSON.</summary>
/// <param name="sizes">The sizes of the run, kept with every row.</param>
internal sealed class Report(IReadOnlyDictionary<string, object> sizes)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly IReadOnlyDictionary<string, object> _machine = Machine.Describe();
    private readonly List<Row> _rows = [];

    public void Add(string name, double value, Target? target, params (string Name, object Value)[] raw)
    {
        var kept = new Dictionary<string, object> { ["machine"] = _machine, ["sizes"] = sizes };
        foreach (var (key, made) in raw)
        {
            kept[key] = made;
        }

        _rows.Add(new Row(name, Significant(value), target?.AtLeast, target?.Aim, target?.IsMet(value), kept));
    }

    /// <summary>One contestant ÷ another, with every round.</summary>
    public void AddRatio(string name, Rounds rounds, string contestant, string to, Target? target) => Add(
        name,
        rounds.Ratio(contestant, to),
        target,
        ("unit", $"CPU ms of {contestant} ÷ CPU ms of {to}, median of {rounds.Raw[to].Count} rounds"),
        ("rounds", rounds.Raw));

    /// <summary>Prints the rows as a table that Markdown takes as it is.</summary>
    public void Print(TextWriter to)
    {
        int width = _rows.Max(r => r.Name.Length);
        to.WriteLine();
        to.WriteLine($"| {"what".PadRight(width)} | {"value",9} | {"at least",8} | {"aim",6} | met |");
        to.WriteLine($"|{"".PadRight(width + 2, '-')}|{"",-11}|{"",-10}|{"",-8}|{"",-5}|".Replace(' ', '-'));
        foreach (var row in _rows)
        {
            string met = row.Met switch { true => "yes", false => "no", _ => "" };
            to.WriteLine($"| {row.Name.PadRight(width)} | {Text(row.Value),9} | {Text(row.AtLeast),8} | {Text(row.Aim),6} | {met,-3} |");
        }
    }

    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, JsonSerializer.Serialize(_rows, Json));
    }

    private static string Text(double? value) => value?.ToString("#,0.####", CultureInfo.InvariantCulture) ?? "";

    private static double Significant(double value) => value == 0 ? 0 : Math.Round(value, Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12));
}
