using System.Diagnostics.Metrics;

namespace Launchpoints.Tests.Browser;

/// <summary>What the server's own part of an answer in the page takes, from Blazor's measurements: handling events, setting parameters, comparing what is drawn.</summary>
internal sealed class ServerTimes : IDisposable
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["aspnetcore.components.handle_event.duration"] = "of this handling events",
        ["aspnetcore.components.update_parameters.duration"] = "of this setting parameters",
        ["aspnetcore.components.render_diff.duration"] = "of this drawing and comparing",
    };

    private readonly MeterListener listener = new();
    private readonly Dictionary<string, double> now = [];
    private readonly Dictionary<string, List<double>> kept = [];

    public ServerTimes()
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (Names.ContainsKey(instrument.Name)) own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, seconds, _, _) =>
        {
            lock (now) now[instrument.Name] = now.GetValueOrDefault(instrument.Name) + (seconds * 1000);
        });
        listener.Start();
    }

    /// <summary>By name, one number of milliseconds for each answer that was kept.</summary>
    public IEnumerable<(string Name, List<double> Times)> Kept => kept.Select(k => (Names[k.Key], k.Value));

    /// <summary>The next answer begins.</summary>
    public void Forget()
    {
        lock (now) now.Clear();
    }

    /// <summary>Keeps what was measured since.</summary>
    public void Keep()
    {
        lock (now)
        {
            foreach (string name in Names.Keys)
            {
                if (!kept.TryGetValue(name, out var times)) kept[name] = times = [];
                times.Add(now.GetValueOrDefault(name));
            }
        }
    }

    public void Dispose() => listener.Dispose();
}
