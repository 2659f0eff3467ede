namespace Launchpoints.Engine.Membership;

/// <summary>Visits all blocks of a population on all processors.</summary>
internal static class EachBlock
{
    // Below this many blocks a second thread costs more than it saves.
    private const int ParallelFrom = 4;

    /// <summary>Visits every block once, in no promised order; each thread has a memory of its own.</summary>
    /// <param name="count">How many blocks.</param>
    /// <param name="memory">Makes the memory of a thread.</param>
    /// <param name="visit">Called with the index of a block and the thread's memory.</param>
    /// <param name="finish">Called once for each memory, one at a time.</param>
    /// <param name="cancellation">Looked at before each block.</param>
    /// <exception cref="OperationCanceledException">The question was superseded.</exception>
    public static void Visit<T>(int count, Func<T> memory, Action<int, T> visit, Action<T> finish, CancellationToken cancellation)
    {
        if (count < ParallelFrom)
        {
            var own = memory();
            for (int index = 0; index < count; index++)
            {
                cancellation.ThrowIfCancellationRequested();
                visit(index, own);
            }

            finish(own);
            return;
        }

        var gate = new Lock();
        Parallel.For(
            0,
            count,
            new ParallelOptions { CancellationToken = cancellation },
            memory,
            (index, _, own) =>
            {
                visit(index, own);
                return own;
            },
            own =>
            {
                lock (gate)
                {
                    finish(own);
                }
            });
    }
}
