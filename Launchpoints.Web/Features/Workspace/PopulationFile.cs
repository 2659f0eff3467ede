using System.Buffers.Binary;
using System.Security.Cryptography;
using Launchpoints.Engine.Population;
using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>
/// The population beside the database, so that a start need not read every row. It is never believed: it says which state of the store it is of, and is
/// thrown away when the store did not go on from that state, or when it is damaged.
/// </summary>
/// <remarks>
/// Magic, layout, mark and a SHA-256 of these, then the archive, whose parts have checksums. Written under another name, brought to the disk, and renamed:
/// whoever reads it sees a whole file or the one before. No customer who was erased stays in it: an erasure takes the file away at once, and stops a
/// writing that began before.
/// </remarks>
public sealed class PopulationFile(StoreLocation location, ILogger<PopulationFile> log)
{
    private const int MarkBytes = 16 + (4 * sizeof(long));
    private const int HeadBytes = 8 + sizeof(int) + MarkBytes;
    private const int BufferBytes = 1 << 20;

    private static readonly byte[] Magic = "LPSNAP\r\n"u8.ToArray();

    private readonly Lock gate = new();
    private readonly string file = Path.Combine(location.Directory, "launchpoints.snapshot");
    private readonly string part = Path.Combine(location.Directory, "launchpoints.snapshot.part");
    private long leastRemovals;
    private CancellationTokenSource? writing;

    /// <summary>The state of the store that the file is of; null while there is none.</summary>
    public StoreMark? Mark { get; private set; }

    /// <summary>Writes the file; nothing happens when something was taken out of the store since the state was.</summary>
    /// <returns>Whether it was written.</returns>
    internal bool Write(StoreMark mark, PopulationSnapshot population, CancellationToken ct)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(ct);
        lock (gate)
        {
            if (mark.Removals < leastRemovals) return false;
            writing = source;
        }

        try
        {
            using (var stream = Create())
            {
                stream.Write(Head(mark));
                PopulationArchive.Write(population, stream, source.Token);
                stream.Flush(flushToDisk: true);
            }

            lock (gate)
            {
                if (mark.Removals < leastRemovals) return false;
                File.Move(part, file, overwrite: true);
                Mark = mark;
                return true;
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false; // somebody was erased meanwhile
        }
        finally
        {
            lock (gate)
            {
                writing = null;
                File.Delete(part);
            }
        }
    }

    /// <summary>Reads the file, if there is one of a state that can be continued; any other is taken away.</summary>
    internal (StoreMark Mark, PopulationSnapshot Population)? Read(Func<StoreMark, bool> canContinue)
    {
        File.Delete(part); // of a run that ended in the middle
        if (!File.Exists(file)) return null;
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.SequentialScan);
            var mark = MarkOf(stream);
            if (canContinue(mark))
            {
                var population = PopulationArchive.Read(stream);
                Mark = mark;
                return (mark, population);
            }

            log.LogInformation("The snapshot file is not of this state of the store; the store is read instead.");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "The snapshot file cannot be used; the store is read instead.");
        }

        Delete();
        return null;
    }

    /// <summary>Takes the file away, and whatever is being written of a state before.</summary>
    /// <param name="removals">How often something was taken out of the store by now.</param>
    internal void Forget(long removals)
    {
        lock (gate)
        {
            leastRemovals = Math.Max(leastRemovals, removals);
            writing?.Cancel();
            File.Delete(part);
            Delete();
        }
    }

    private static byte[] Head(StoreMark mark)
    {
        var head = new byte[HeadBytes];
        Magic.CopyTo(head, 0);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), PopulationArchive.Layout);
        mark.Epoch.TryWriteBytes(head.AsSpan(12));
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(28), mark.Changes);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(36), mark.Removals);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(44), mark.LastWrite);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(52), mark.NextEvent);
        return [.. head, .. SHA256.HashData(head)];
    }

    private static StoreMark MarkOf(FileStream stream)
    {
        var bytes = new byte[HeadBytes + SHA256.HashSizeInBytes];
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length
            || !bytes.AsSpan().StartsWith(Magic)
            || BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8)) != PopulationArchive.Layout
            || !SHA256.HashData(bytes.AsSpan(0, HeadBytes)).AsSpan().SequenceEqual(bytes.AsSpan(HeadBytes)))
        {
            throw new InvalidDataException("It is no snapshot of this version.");
        }

        return new StoreMark(
            new Guid(bytes.AsSpan(12, 16)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(28)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(36)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(44)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(52)));
    }

    private FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Delete, BufferSize = BufferBytes };
        // Who may not read the database may not read this.
        if (!OperatingSystem.IsWindows() && File.Exists(location.File)) options.UnixCreateMode = File.GetUnixFileMode(location.File);
        return new FileStream(part, options);
    }

    private void Delete()
    {
        File.Delete(file);
        Mark = null;
    }
}
