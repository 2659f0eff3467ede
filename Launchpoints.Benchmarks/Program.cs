using System.CommandLine;
using Launchpoints.Benchmarks.Contest;
using Launchpoints.Benchmarks.Verbs;
using Launchpoints.Web.Hosting;

HugePages.Ask(); // as the product does
var root = new RootCommand("What Launchpoints costs, measured beside what people would use instead. README.md says how to read it.")
{
    DataVerb.Create(),
    EvaluationVerb.Create(),
    WriteVerb.Create(),
    ImportVerb.Create(),
    StartVerb.Create(),
    HttpVerb.Create(),
    ConsoleVerb.Create(),
    WebVerb.Create(),
    RelevanceVerb.Create(),
    SqlVerb.Create(),
    ContestantVerb.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception failure) when (failure is UnequalCountsException or InvalidOperationException or OperationCanceledException)
{
    await Console.Error.WriteLineAsync($"\n{failure.Message}");
    return 1;
}
