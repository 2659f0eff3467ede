using Launchpoints.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Launchpoints.Web.Data.Configurations;

/// <summary>Which trainings there were. A number is never given twice, since what was delivered names it.</summary>
internal sealed class RelevanceTables : IEntityTypeConfiguration<TrainingRecord>
{
    public void Configure(EntityTypeBuilder<TrainingRecord> builder)
    {
        builder.ToTable("Trainings");
        builder.Property(t => t.Id).ValueGeneratedOnAdd().HasAnnotation("Sqlite:Autoincrement", true);
    }
}
