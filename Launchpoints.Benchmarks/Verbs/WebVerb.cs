using System.CommandLine;
using Launchpoints.Benchmarks.Servers;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>The verb http starts this program again as the server that it asks; people do not need it.</summary>
internal static class WebVerb
{
    public const string Name = "web";

    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Required = true };
        var command = new Command(Name, "The product with an endpoint more, for the verb http.") { Hidden = true };
        command.Options.Add(urls);
        command.SetAction((given, _) => ProductWithBytes.RunAsync(given.GetValue(urls)!));
        return command;
    }
}
