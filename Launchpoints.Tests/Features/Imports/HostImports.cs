using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Imports;
using Launchpoints.Web.Features.Workspace;
using Microsoft.Extensions.DependencyInjection;

namespace Launchpoints.Tests.Features.Imports;

internal static class HostImports
{
    /// <summary>Imports of a console as its page asks for them.</summary>
    public static ImportWrites Imports(this ConsoleHost host, IAccess? access = null, TimeSpan? wait = null)
    {
        var services = host.Services;
        return new ImportWrites(
            access ?? FakeAccess.Everything, services.GetRequiredService<ImportRunner>(), services.GetRequiredService<ImportQueue>(), services.GetRequiredService<ImportSpool>(),
            services.GetRequiredService<LiveWorkspace>(), TimeProvider.System)
        {
            LongestWait = wait ?? TimeSpan.FromMinutes(1),
        };
    }
}
