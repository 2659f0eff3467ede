using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Launchpoints.Web.Data;

/// <summary>
/// Binds EF Core to the SQLite of the operating system (docs/decisions/0002). EF Core 10 was compiled against SQLitePCLRaw.core 2.1; the
/// 2.0.6 that is referenced has every member it uses except <c>load_extension</c>, so a request for the newer version is answered with it.
/// </summary>
internal static class SystemSqlite
{
    // 3.38: the JSON functions are built in, which EF Core's queries over lists need.
    private static readonly Version Oldest = new(3, 38);

    private static readonly string[] Names = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The binding has to stand before EF Core's first type is loaded, wherever that happens.")]
    internal static void Bind()
    {
        AssemblyLoadContext.Default.Resolving += static (_, name) => name.Name == "SQLitePCLRaw.core" ? Core() : null;
        BindProvider();
    }

    /// <summary>Says plainly what to install when the system's library is missing or too old.</summary>
    public static void DemandVersion()
    {
        string version;
        try
        {
            version = SQLitePCL.raw.sqlite3_libversion().utf8_to_string();
        }
        catch (DllNotFoundException e)
        {
            throw new InvalidOperationException(
                "SQLite was not found on this machine. Install it (Debian/Ubuntu: apt-get install libsqlite3-0; Fedora: dnf install sqlite-libs; Alpine: apk add sqlite-libs) and start again.", e);
        }
        if (Version.Parse(version) < Oldest)
        {
            throw new InvalidOperationException(
                $"This machine has SQLite {version}; Launchpoints needs {Oldest} or newer. Update libsqlite3-0 and start again.");
        }
    }

    // Neither of these may be inlined: their types are only loadable once the handlers above are attached.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Assembly Core() => typeof(SQLitePCL.raw).Assembly;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void BindProvider()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, static (name, assembly, _) =>
        {
            if (name != "e_sqlite3") return 0;
            foreach (var candidate in Names)
            {
                if (NativeLibrary.TryLoad(candidate, assembly, null, out var handle)) return handle;
            }
            return 0;
        });
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
    }
}
