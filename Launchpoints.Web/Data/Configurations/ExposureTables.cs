using Launchpoints.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Launchpoints.Web.Data.Configurations;

/// <summary>What was delivered to whom. Gone with the customer, and after the time that the settings say.</summary>
internal sealed class ExposureTables : IEntityTypeConfiguration<ExposureRecord>, IEntityTypeConfiguration<ExposedRibbonRecord>
{
    public void Configure(EntityTypeBuilder<ExposureRecord> builder)
    {
        builder.ToTable("Exposures");
        builder.HasIndex(e => e.Key).IsUnique();
        builder.HasIndex(e => new { e.CustomerId, e.AsOf });
        builder.HasIndex(e => e.AsOf);
        builder.HasOne<CustomerRecord>().WithMany().HasForeignKey(e => e.CustomerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(e => e.Ribbons).WithOne().HasForeignKey(r => r.ExposureId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ExposedRibbonRecord> builder)
    {
        builder.ToTable("ExposedRibbons");
        builder.HasIndex(r => new { r.Ribbon, r.AsOf, r.CustomerId, r.Explored });
    }
}
