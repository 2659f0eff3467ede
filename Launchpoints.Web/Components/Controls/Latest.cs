namespace Launchpoints.Web.Components.Controls;

/// <summary>Keeps only the latest of several askings: each asks for a token, which the next one cancels.</summary>
public sealed class Latest : IDisposable
{
    private CancellationTokenSource? source;

    /// <summary>Cancels what was asked before, and gives the token of what is asked now.</summary>
    public CancellationToken Next()
    {
        source?.Cancel();
        source?.Dispose();
        source = new CancellationTokenSource();
        return source.Token;
    }

    public void Dispose()
    {
        source?.Cancel();
        source?.Dispose();
        source = null;
    }
}
