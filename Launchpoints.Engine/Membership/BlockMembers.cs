using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Membership;

/// <summary>The members of all segments in one block, and the time in which they are so if nothing is written. Immutable once published.</summary>
/// <param name="chunks">For each <see cref="Together"/> segments one array with a bitmap each.</param>
/// <param name="from">An instant at which it is so.</param>
/// <param name="until">Until when, excluded, it stays so: the clock may change it then.</param>
internal sealed class BlockMembers(ulong[][] chunks, long from, long until)
{
    /// <summary>Segments whose bitmaps share an array: a write copies those of this many segments, and no more, when one of them changes.</summary>
    public const int Together = 4;

    public long From { get; } = from;

    public long Until { get; } = until;

    /// <summary>For each <see cref="Together"/> segments one array.</summary>
    public ulong[][] Chunks { get; } = chunks;

    /// <summary>Memory for that many segments, all of which has to be written.</summary>
    public static ulong[][] Room(int segments)
    {
        var chunks = new ulong[(segments + Together - 1) / Together][];
        for (int i = 0; i < chunks.Length; i++)
        {
            chunks[i] = GC.AllocateUninitializedArray<ulong>(Math.Min(Together, segments - (i * Together)) * CustomerBlock.Words);
        }

        return chunks;
    }

    /// <summary>The bitmap of a segment: a bit a row of the block.</summary>
    public static Span<ulong> Of(ulong[][] chunks, int segment) =>
        chunks[segment / Together].AsSpan(segment % Together * CustomerBlock.Words, CustomerBlock.Words);

    /// <summary>Whether a row is a member of a segment.</summary>
    public bool Contains(int segment, int row) => BitKernels.IsSet(Of(Chunks, segment), row);
}
