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
    IEntityTypeConfiguration<EventChunkRecord>,
    IEntityTypeConfiguration<EventIdRecord>,
    IEntityTypeConfiguration<StoreStateRecord>,
    IEntityTypeConfiguration<StoreEpochRecord>,
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

    public void Configure(EntityTypeBuilder<EventChunkRecord> builder)
    {
        builder.ToTable("EventChunks");
        builder.Property(c => c.Id).ValueGeneratedNever();
        // The order on disk: what is read most often comes first.
        builder.Property(c => c.Count).HasColumnOrder(1);
        builder.Property(c => c.Customers).HasColumnOrder(2);
        builder.Property(c => c.Kristals).HasColumnOrder(3);
        builder.Property(c => c.Types).HasColumnOrder(4);
        builder.Property(c => c.Instants).HasColumnOrder(5);
        builder.Property(c => c.Attributes).HasColumnOrder(6);
        builder.Property(c => c.Recordings).HasColumnOrder(7);
        builder.Property(c => c.ExternalIds).HasColumnOrder(8);
    }

    public void Configure(EntityTypeBuilder<EventIdRecord> builder)
    {
        builder.ToTable("EventIds");
        builder.Property(i => i.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<StoreStateRecord> builder)
    {
        builder.ToTable("StoreState", table => table.HasCheckConstraint("CK_StoreState_OnlyRow", "Id = 1"));
        builder.Property(s => s.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<StoreEpochRecord> builder) => builder.ToTable("StoreEpochs");

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
