using Launchpoints.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

Console.WriteLine("Only for dotnet ef; see CONTRIBUTING.md.");

internal sealed class DesignFactory : IDesignTimeDbContextFactory<LaunchpointsDb>
{
    public LaunchpointsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<LaunchpointsDb>().UseSqlite("Data Source=design.db").Options);
}
