using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Launchpoints.Web.Hosting;

internal static class Accounts
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddIdentityCore<ConsoleUser>().AddRoles<IdentityRole>().AddEntityFrameworkStores<LaunchpointsDb>();
        builder.Services.AddScoped<IAccess, LocalAccess>();
    }
}
