using System.CommandLine;

namespace Launchpoints.Benchmarks.Verbs;

/// <summary>The options of the verbs that start the product.</summary>
internal sealed class ServerOptions
{
    private readonly Option<int> _port = new("--port") { Description = "the port of the server on 127.0.0.1; 0 takes any that is free", DefaultValueFactory = _ => 0 };

    public void AddTo(Command command) => command.Options.Add(_port);

    public int Port(ParseResult given) => given.GetValue(_port);
}
