using Launchpoints.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Launchpoints.Web.Data.Configurations;

/// <summary>Customers, Kristals, events, what they carry, and who wrote it.</summary>
internal sealed class PopulationTables :
    IEntityTypeConfiguration<AttributeRecord>,
    IEntityTypeConfiguration<CustomerRecord>,
    IEntityTypeConfiguration<KristalRecord>,
    IEntityTypeConfiguration<EventTypeRecord>,
    IEntityTypeConfiguration<EventRecord>,
    IEntityTypeConfiguration<AttributeWriteRecord>,
    IEntityTypeConfiguration<SourceRecord>
{
    public void Configure(EntityTypeBuilder<AttributeRecord> builder)
    {
        builder.ToTable("Attributes");
        builder.HasIndex(a => new { a.Scope, a.Key }).IsUnique();
        builder.Property(a => a.Scope).HasConversion<string>();
        builder.Property(a => a.Type).HasConversion<string>();
        builder.Property(a => a.Status).HasConversion<string>();
        builder.Property(a => a.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<CustomerRecord> builder)
    {
        builder.ToTable("Customers");
        builder.HasIndex(c => c.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<KristalRecord> builder)
    {
        builder.ToTable("Kristals");
        builder.HasIndex(k => k.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<EventTypeRecord> builder)
    {
        builder.ToTable("EventTypes");
        builder.HasIndex(t => t.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<EventRecord> builder)
    {
        builder.ToTable("Events");
        builder.HasIndex(e => e.ExternalId).IsUnique().HasFilter("ExternalId IS NOT NULL");
        builder.HasIndex(e => e.Instant);
        builder.HasIndex(e => new { e.CustomerId, e.Instant });
        builder.HasIndex(e => new { e.TypeId, e.Instant });
        builder.HasIndex(e => new { e.KristalId, e.Instant });
        builder.HasOne(e => e.Customer).WithMany().HasForeignKey(e => e.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.Type).WithMany().HasForeignKey(e => e.TypeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.Kristal).WithMany().HasForeignKey(e => e.KristalId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AttributeWriteRecord> builder)
    {
        builder.ToTable("AttributeWrites");
        builder.Property(w => w.Scope).HasConversion<int>();
        builder.HasIndex(w => new { w.Scope, w.EntityId, w.Instant });
    }

    public void Configure(EntityTypeBuilder<SourceRecord> builder)
    {
        builder.ToTable("Sources");
        builder.Property(s => s.Kind).HasConversion<string>();
        builder.HasIndex(s => new { s.Kind, s.Reference });
    }
}
