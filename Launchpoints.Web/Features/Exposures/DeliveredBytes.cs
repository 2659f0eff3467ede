using System.Collections.Immutable;
using System.Text;

namespace Launchpoints.Web.Features.Exposures;

/// <summary>Delivered decisions as bytes: for the seal, and the cards of a ribbon as the store keeps them. Only read where we wrote them.</summary>
internal static class DeliveredBytes
{
    private const byte Layout = 1;

    public static byte[] Write(DeliveredDecision decision) => Bytes(to =>
    {
        to.Write(Layout);
        to.Write(decision.Customer);
        to.Write(decision.Placement);
        to.Write(decision.AsOf);
        to.Write7BitEncodedInt(decision.Ribbons.Length);
        foreach (var ribbon in decision.Ribbons)
        {
            to.Write(ribbon.Ribbon);
            to.Write(ribbon.Segment);
            to.Write(ribbon.Model);
            to.Write(ribbon.Candidates);
            to.Write7BitEncodedInt(ribbon.CandidateCount);
            Write(to, ribbon.Cards);
        }
    });

    /// <summary>The decision; null for bytes of another layout.</summary>
    public static DeliveredDecision? Read(byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (from.ReadByte() != Layout) return null;
        string customer = from.ReadString(), placement = from.ReadString();
        long asOf = from.ReadInt64();
        var ribbons = ImmutableArray.CreateBuilder<DeliveredRibbon>(from.Read7BitEncodedInt());
        for (int i = ribbons.Capacity; i > 0; i--)
        {
            ribbons.Add(new DeliveredRibbon(from.ReadString(), from.ReadString(), from.ReadString(), from.ReadUInt64(), from.Read7BitEncodedInt(), ReadCards(from)));
        }

        return new DeliveredDecision(customer, placement, asOf, ribbons.MoveToImmutable());
    }

    public static byte[] WriteCards(ImmutableArray<DeliveredCard> cards) => Bytes(to => Write(to, cards));

    public static ImmutableArray<DeliveredCard> ReadCards(byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        return ReadCards(from);
    }

    private static void Write(BinaryWriter to, ImmutableArray<DeliveredCard> cards)
    {
        to.Write7BitEncodedInt(cards.Length);
        foreach (var card in cards)
        {
            to.Write(card.Kristal);
            to.Write(card.Relevance);
            to.Write(card.Propensity);
        }
    }

    private static ImmutableArray<DeliveredCard> ReadCards(BinaryReader from)
    {
        var cards = ImmutableArray.CreateBuilder<DeliveredCard>(from.Read7BitEncodedInt());
        for (int i = cards.Capacity; i > 0; i--)
        {
            cards.Add(new DeliveredCard(from.ReadString(), from.ReadDouble(), from.ReadDouble()));
        }

        return cards.MoveToImmutable();
    }

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes, Encoding.UTF8);
        write(to);
        to.Flush();
        return bytes.ToArray();
    }
}
