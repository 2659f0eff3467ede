using System.Net;
using System.Net.Http.Headers;

namespace Launchpoints.Tests.Fakes;

/// <summary>A CSV file that is sent up to a place and waits there until it is let go.</summary>
internal sealed class HeldContent : HttpContent
{
    private readonly byte[] bytes;
    private readonly int held;
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="bytes">The whole file.</param>
    /// <param name="holdAt">The share of it that is sent at once; with 1 nothing is held.</param>
    public HeldContent(byte[] bytes, double holdAt)
    {
        this.bytes = bytes;
        held = (int)(bytes.Length * holdAt);
        if (held == bytes.Length) Release();
        Headers.ContentType = new MediaTypeHeaderValue("text/csv");
    }

    public long Length => bytes.Length;

    public void Release() => released.TrySetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(bytes.AsMemory(0, held));
        await stream.FlushAsync();
        await released.Task;
        await stream.WriteAsync(bytes.AsMemory(held));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
