using Launchpoints.Web.Data.Records;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Data;

/// <summary>The store. What the tables look like is said in <c>Data/Configurations</c>, a class for each group of them.</summary>
public sealed class LaunchpointsDb(DbContextOptions<LaunchpointsDb> options) : IdentityDbContext<ConsoleUser, IdentityRole, string>(options)
{
    public DbSet<AttributeRecord> Attributes => Set<AttributeRecord>();

    public DbSet<CustomerRecord> Customers => Set<CustomerRecord>();

    public DbSet<KristalRecord> Kristals => Set<KristalRecord>();

    public DbSet<EventTypeRecord> EventTypes => Set<EventTypeRecord>();

    public DbSet<EventChunkRecord> EventChunks => Set<EventChunkRecord>();

    public DbSet<EventIdRecord> EventIds => Set<EventIdRecord>();

    public DbSet<StoreStateRecord> StoreState => Set<StoreStateRecord>();

    public DbSet<StoreEpochRecord> StoreEpochs => Set<StoreEpochRecord>();

    public DbSet<AttributeWriteRecord> AttributeWrites => Set<AttributeWriteRecord>();

    public DbSet<SourceRecord> Sources => Set<SourceRecord>();

    public DbSet<SegmentRecord> Segments => Set<SegmentRecord>();

    public DbSet<SegmentVersionRecord> SegmentVersions => Set<SegmentVersionRecord>();

    public DbSet<RibbonRecord> Ribbons => Set<RibbonRecord>();

    public DbSet<PlacementRecord> Placements => Set<PlacementRecord>();

    public DbSet<SettingsRecord> Settings => Set<SettingsRecord>();

    public DbSet<SuitabilityRecord> Suitabilities => Set<SuitabilityRecord>();

    public DbSet<ExposureRecord> Exposures => Set<ExposureRecord>();

    public DbSet<ExposedRibbonRecord> ExposedRibbons => Set<ExposedRibbonRecord>();

    public DbSet<TrainingRecord> Trainings => Set<TrainingRecord>();

    public DbSet<ImportRecord> Imports => Set<ImportRecord>();

    public DbSet<ImportRejectionRecord> ImportRejections => Set<ImportRejectionRecord>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

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
