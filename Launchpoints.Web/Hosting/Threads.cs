namespace Launchpoints.Web.Hosting;

internal static class Threads
{
    // The pool begins with a thread for each processor and adds others slowly. Long questions take several of those at once, and a page that wants to draw
    // a letter would wait for half a second; with these there is always one more, and the operating system shares the processors out.
    private const int More = 16;

    public static void KeepThreadsReady()
    {
        ThreadPool.GetMinThreads(out int workers, out int ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + More), ports);
    }
}
