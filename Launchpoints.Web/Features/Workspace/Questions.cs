using System.Globalization;
using Launchpoints.Engine.Serving;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Where features ask the engine: the live state, now or as of an instant.</summary>
public sealed class Questions(LiveWorkspace live, TimeProvider time)
{
    // Versions begin anew with each start; with it in front, one name never stands for two states.
    private readonly string start = time.GetUtcNow().ToUnixTimeSeconds().ToString("x", CultureInfo.InvariantCulture);

    private readonly AsyncLocal<HeldSnapshot?> held = new();

    /// <summary>Where questions that may take long are asked: over the whole population, or for many customers.</summary>
    public LongWork Work { get; } = new();

    /// <summary>The state that is held for the question under way, else the latest.</summary>
    public WorkspaceState State => held.Value?.State ?? live.Current;

    /// <summary>
    /// Holds the latest state for whatever the calling method asks from here on, unless its caller holds one already: so that names, counts
    /// and reasons of one question are all of one snapshot, whatever is written meanwhile. Ends with the method.
    /// </summary>
    public HeldSnapshot Hold()
    {
        if (held.Value is { } outer) return outer;
        var state = live.Current;
        return held.Value = new HeldSnapshot(state, $"{start}-{state.Version.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <param name="asOf">An instant, which moves the clock only; null for now.</param>
    /// <param name="draft">Whether segments mean their drafts.</param>
    public WorkspaceView View(DateTimeOffset? asOf = null, bool draft = false)
    {
        var state = State;
        var view = asOf is { } instant ? state.At(instant.ToUnixTimeMilliseconds(), draft) : state.Now(time, draft);
        if (held.Value is { } snapshot) snapshot.AsOf = view.AsOf;
        return view;
    }
}
