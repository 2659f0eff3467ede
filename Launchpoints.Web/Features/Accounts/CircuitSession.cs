namespace Launchpoints.Web.Features.Accounts;

/// <summary>The session behind the present circuit, for its page to listen to.</summary>
internal sealed class CircuitSession
{
    private readonly Lock gate = new();
    private Action? ended;
    private bool isEnded;

    /// <summary>Calls back, once, from any thread, when the session ends; at once if it already has.</summary>
    public void OnEnded(Action callback)
    {
        lock (gate)
        {
            if (!isEnded)
            {
                ended += callback;
                return;
            }
        }
        callback();
    }

    public void End()
    {
        Action? call;
        lock (gate)
        {
            if (isEnded) return;
            isEnded = true;
            call = ended;
            ended = null;
        }
        call?.Invoke();
    }
}
