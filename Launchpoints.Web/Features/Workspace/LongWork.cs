using Launchpoints.Web.Features.Accounts;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>
/// Runs what may take long on the pool's threads: never on a page's own, a few at a time, and in fair turn, so that nobody's many or large
/// questions keep those of others waiting. What is cancelled while it waits leaves at once and costs nothing.
/// </summary>
/// <remarks>
/// Each lane's work may use all processors. There are more lanes than processors on purpose: the operating system then shares them out
/// between a long question and a short one, which would otherwise stand behind it.
/// </remarks>
public sealed class LongWork
{
    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];
    private readonly Dictionary<string, int> running = new(StringComparer.Ordinal);
    private readonly int lanes;
    private readonly int lanesOfOne;
    private int free;
    private long started;

    public LongWork()
        : this(Math.Max(4, 2 * Environment.ProcessorCount))
    {
    }

    /// <param name="lanes">How many run at the same time. Nobody gets more than half of them.</param>
    internal LongWork(int lanes)
    {
        this.lanes = free = lanes;
        lanesOfOne = Math.Max(1, lanes / 2);
    }

    /// <summary>How many began to run so far.</summary>
    internal long Started => Interlocked.Read(ref started);

    /// <summary>How many run now.</summary>
    internal int Running
    {
        get { lock (gate) return lanes - free; }
    }

    /// <summary>How many wait for a lane now.</summary>
    internal int Queued
    {
        get { lock (gate) return waiting.Count; }
    }

    /// <summary>Runs <paramref name="work"/> when it is the asker's turn.</summary>
    /// <param name="asker">Who asks: people and programs take turns, however many pages and requests each has.</param>
    /// <param name="work">Blocks the thread it runs on; has to look at <paramref name="ct"/> itself once it runs.</param>
    /// <param name="ct">Cancels it while it waits.</param>
    /// <exception cref="OperationCanceledException">It was superseded, or whoever asked has gone.</exception>
    public async Task<T> RunAsync<T>(Actor asker, Func<T> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (Enter(asker.Id) is { } turn)
        {
            await using var withdrawal = ct.UnsafeRegister(static (turn, token) => ((Waiting)turn!).Withdraw(token), turn);
            await turn.Came;
        }

        try
        {
            return await Task.Run(
                () =>
                {
                    Interlocked.Increment(ref started);
                    return work();
                },
                ct);
        }
        finally
        {
            Leave(asker.Id);
        }
    }

    /// <returns>Null when it may run at once.</returns>
    private Waiting? Enter(string asker)
    {
        lock (gate)
        {
            // Whoever may run already left the queue, so nobody is overtaken here who could have gone.
            if (free > 0 && running.GetValueOrDefault(asker) < lanesOfOne)
            {
                Take(asker);
                return null;
            }

            var turn = new Waiting(this, asker);
            waiting.Add(turn);
            return turn;
        }
    }

    private void Leave(string asker)
    {
        Waiting? next = null;
        lock (gate)
        {
            free++;
            if (--running[asker] == 0) running.Remove(asker);

            // Whoever has the fewest running comes first; among equals the one who waits longest.
            foreach (var candidate in waiting)
            {
                int own = running.GetValueOrDefault(candidate.Asker);
                if (own < lanesOfOne && (next is null || own < running.GetValueOrDefault(next.Asker))) next = candidate;
            }

            if (next is not null)
            {
                waiting.Remove(next);
                Take(next.Asker);
            }
        }

        next?.Come();
    }

    private void Take(string asker)
    {
        free--;
        running[asker] = running.GetValueOrDefault(asker) + 1;
    }

    private bool TryRemove(Waiting turn)
    {
        lock (gate) return waiting.Remove(turn);
    }

    private sealed class Waiting(LongWork work, string asker)
    {
        // Continuations run elsewhere: they must not do somebody's work on the thread of whoever has just finished.
        private readonly TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Asker => asker;

        public Task Came => came.Task;

        public void Come() => came.TrySetResult();

        /// <summary>Does nothing once the turn has come: the lane is taken then, and given back by the work.</summary>
        public void Withdraw(CancellationToken token)
        {
            if (work.TryRemove(this)) came.TrySetCanceled(token);
        }
    }
}
