using Launchpoints.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Launchpoints.Web.Data.Configurations;

/// <summary>What people configure: segments with their versions, ribbons, placements, settings, for whom Kristals are suitable.</summary>
internal sealed class AuthoringTables :
    IEntityTypeConfiguration<SegmentRecord>,
    IEntityTypeConfiguration<SegmentVersionRecord>,
    IEntityTypeConfiguration<RibbonRecord>,
    IEntityTypeConfiguration<PlacementRecord>,
    IEntityTypeConfiguration<SettingsRecord>,
    IEntityTypeConfiguration<SuitabilityRecord>
{
    public void Configure(EntityTypeBuilder<SegmentRecord> builder)
    {
        builder.ToTable("Segments");
        builder.HasIndex(s => s.Key).IsUnique();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasOne(s => s.PublishedVersion).WithMany().HasForeignKey(s => s.PublishedVersionId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<SegmentVersionRecord> builder)
    {
        builder.ToTable("SegmentVersions");
        builder.HasIndex(v => new { v.SegmentId, v.Number }).IsUnique();
        builder.HasOne<SegmentRecord>().WithMany().HasForeignKey(v => v.SegmentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RibbonRecord> builder)
    {
        builder.ToTable("Ribbons");
        builder.HasIndex(r => r.Key).IsUnique();
        builder.Property(r => r.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<PlacementRecord> builder)
    {
        builder.ToTable("Placements");
        builder.HasIndex(p => p.Key).IsUnique();
        builder.Property(p => p.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<SettingsRecord> builder)
    {
        builder.ToTable("Settings", table => table.HasCheckConstraint("CK_Settings_OnlyRow", "Id = 1"));
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.ExposureRetentionDays).HasDefaultValue(SettingsRecord.UsualRetentionDays);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<SuitabilityRecord> builder)
    {
        builder.ToTable("Suitabilities");
        builder.HasIndex(s => s.Kristal).IsUnique();
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
