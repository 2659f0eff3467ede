using System.Diagnostics;
using System.Text.Json;

namespace Launchpoints.Benchmarks.Contest;

/// <summary>
/// A contestant in a process of its own, so that nobody's garbage, threads or caches are charged to another. It reads requests from its
/// standard input and answers on its standard output, one at a time; while one works, the others wait.
/// </summary>
internal sealed class ContestProcess : IContestProcess
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process _process;

    private ContestProcess(string name, Process process)
    {
        Name = name;
        _process = process;
    }

    public string Name { get; }

    public static ContestProcess Start(string name, string program, IEnumerable<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? "",
        };
        return new ContestProcess(name, Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start."));
    }

    /// <summary>This program again, as one of the contestants that are written in C#.</summary>
    public static ContestProcess StartOwn(string name, params IEnumerable<string> arguments) =>
        Start(name, Environment.ProcessPath!, [.. Itself(), "contestant", name, .. arguments]);

    public async Task<Answer> AskAsync(Request request, CancellationToken ct)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, Json).AsMemory(), ct);
        await _process.StandardInput.FlushAsync(ct);
        string line = await _process.StandardOutput.ReadLineAsync(ct)
            ?? throw new InvalidOperationException($"{Name} ended while it was asked to {request.Do}.");
        var answer = JsonSerializer.Deserialize<Answer>(line, Json)!;
        return answer.Error is null ? answer : throw new InvalidOperationException($"{Name} could not {request.Do}: {answer.Error}");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    // `dotnet Launchpoints.Benchmarks.dll` has to name the assembly again; the apphost is the program itself.
    private static string[] Itself() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ContestProcess).Assembly.Location] : [];
}
