using System.Text.Json;

namespace Launchpoints.Benchmarks.Contest;

/// <summary>The other end of <see cref="ContestProcess"/>.</summary>
internal static class ContestHost
{
    public static void Serve(IContestant contestant)
    {
        var answers = Console.Out;
        Console.SetOut(Console.Error); // whatever else is written must not look like an answer
        while (Console.In.ReadLine() is { } line)
        {
            Answer answer;
            try
            {
                answer = contestant.Do(JsonSerializer.Deserialize<Request>(line, ContestProcess.Json)!);
            }
            catch (Exception failure) when (failure is InvalidOperationException or NotSupportedException or KeyNotFoundException)
            {
                answer = new Answer(failure.ToString());
            }

            answers.WriteLine(JsonSerializer.Serialize(answer, ContestProcess.Json));
            answers.Flush();
        }
    }
}
