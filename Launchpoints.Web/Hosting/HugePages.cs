using System.Globalization;
using System.Runtime.InteropServices;

namespace Launchpoints.Web.Hosting;

/// <summary>
/// Asks Linux to back the managed heap with pages of 2 MiB where it offers them on request (<c>/sys/kernel/mm/transparent_hugepage/enabled</c> says
/// <c>madvise</c>): the columns of a large population are read from end to end, and a page of 4 KiB is soon over. A wish, not a need: whatever comes in its way, it is
/// let be.
/// </summary>
internal static class HugePages
{
    private const int MadviseHugePage = 14;

    /// <summary>Asks for them. The heap's addresses are reserved when the process starts, so once is enough.</summary>
    /// <returns>How many bytes of addresses may have them from now on; 0 where the system does not offer it.</returns>
    public static long Ask()
    {
        try
        {
            if (!OperatingSystem.IsLinux() || !File.ReadAllText("/sys/kernel/mm/transparent_hugepage/enabled").Contains("[madvise]", StringComparison.Ordinal))
            {
                return 0;
            }

            var (from, to) = Reserved(AddressOnHeap(), File.ReadLines("/proc/self/maps"));
            return from < to && Advise((nint)from, (nuint)(to - from), MadviseHugePage) == 0 ? (long)(to - from) : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DllNotFoundException or EntryPointNotFoundException)
        {
            return 0; // a container may hide either file; a C library may have another name
        }
    }

    /// <summary>The run of nameless mappings without a gap that an address lies in; empty where there is none.</summary>
    /// <param name="address">The address.</param>
    /// <param name="maps">Lines of <c>/proc/self/maps</c>, such as <c>7f3c40000000-7f3c40021000 rw-p 00000000 00:00 0</c>; a name would follow.</param>
    internal static (ulong From, ulong To) Reserved(ulong address, IEnumerable<string> maps)
    {
        ulong from = 0, to = 0;
        foreach (string line in maps)
        {
            string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] range = parts[0].Split('-');
            ulong start = ulong.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            ulong end = ulong.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            bool nameless = parts.Length <= 5;
            if (!nameless || start != to)
            {
                if (address >= from && address < to)
                {
                    break;
                }

                (from, to) = nameless ? (start, end) : (0, 0);
            }
            else
            {
                to = end;
            }
        }

        return address >= from && address < to ? (from, to) : (0, 0);
    }

    private static ulong AddressOnHeap()
    {
        var handle = GCHandle.Alloc(new byte[64], GCHandleType.Pinned);
        try
        {
            return (ulong)handle.AddrOfPinnedObject();
        }
        finally
        {
            handle.Free();
        }
    }

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nint address, nuint length, int advice);
}
