using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Data;

/// <summary>The store. Entities are configured beside each other in <c>Data/Configurations</c>, one class each.</summary>
public sealed class LaunchpointsDb(DbContextOptions<LaunchpointsDb> options) : IdentityDbContext<ConsoleUser, IdentityRole, string>(options)
{
    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LaunchpointsDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite has no instant of its own: UTC ticks sort and compare as numbers, text with offsets would not.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }
}
