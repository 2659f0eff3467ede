using Launchpoints.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Launchpoints.Web.Data.Configurations;

/// <summary>Imports and the rows they left out.</summary>
internal sealed class ImportTables : IEntityTypeConfiguration<ImportRecord>, IEntityTypeConfiguration<ImportRejectionRecord>
{
    public void Configure(EntityTypeBuilder<ImportRecord> builder)
    {
        builder.ToTable("Imports");
        builder.Property(i => i.Status).HasConversion<string>();
        builder.HasIndex(i => i.Status);
    }

    public void Configure(EntityTypeBuilder<ImportRejectionRecord> builder)
    {
        builder.ToTable("ImportRejections");
        builder.HasIndex(r => new { r.ImportId, r.Line });
        builder.HasIndex(r => r.Key);
        builder.HasOne<ImportRecord>().WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}
