using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Launchpoints.Tests.Bunit;

/// <summary>bUnit asks for a newer AngleSharp.Diffing than the one that is downloaded; the older serves it as well.</summary>
internal static class BunitAssemblies
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Has to stand before bUnit's first type is loaded.")]
    internal static void Bind()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) => name.Name == "AngleSharp.Diffing"
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "compat", "AngleSharp.Diffing.dll"))
            : null;
        LengthenWaits();
    }

    // A wait ends as soon as it is met: only a page over a store, on a machine that is busy with others, needs more than bUnit's one second.
    // Not inlined, so that bUnit is loaded after the line above.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LengthenWaits() => global::Bunit.BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);
}
