using static Launchpoints.Benchmarks.Seeded.SeededWords;

namespace Launchpoints.Benchmarks.Seeded;

/// <summary>
/// What the customers do over 365 days, in the order of time as a platform would export it. A few customers do most of it; nobody does anything
/// before joining; working hours and weekdays are busier than nights and weekends.
/// </summary>
internal sealed class SeededEvents(SeededSizes sizes)
{
    public const int Viewed = 0, Clicked = 1, Searched = 2, Login = 3, Invested = 4, Redeemed = 5, Deposited = 6, Alert = 7;

    /// <summary>How many Kristals events still name although they are not in the catalogue any more.</summary>
    public const int LeftCatalogue = 20;

    private const ulong Stream = 3, PersonaStream = 4;
    private const int Hours = 365 * 24;
    private const long HourMilliseconds = 3_600_000;
    private const double ActiveShare = 0.85;

    public static readonly string[] Types = ["viewed", "clicked", "searched", "login", "invested", "redeemed", "deposited", "alert"];

    // Browsers, savers, traders: viewed, clicked, searched, login, invested, redeemed, deposited, alert.
    private static readonly double[][] Personas =
    [
        Draw.Sums(46, 15, 9, 22, 1.2, .5, 2, 4.3),
        Draw.Sums(30, 8, 4, 38, 4, 1, 9, 6),
        Draw.Sums(38, 18, 9, 20, 7, 4, 2, 2),
    ];

    private static readonly double[] HourWeights = [2, 1, 1, 1, 1, 2, 4, 7, 10, 11, 10, 9, 10, 9, 8, 8, 8, 8, 9, 11, 12, 10, 7, 4];

    public long Count => sizes.Events;

    /// <summary>Every event in the order of time. The instance is the same for all; it holds until the next one is taken.</summary>
    public IEnumerable<SeededEvent> All()
    {
        double[] hours = HourSums();
        long[] joined = JoinedTimes();
        byte[] personas = [.. Enumerable.Range(0, sizes.Customers).Select(PersonaOf)];
        long step = CoprimeStep(sizes.Customers);
        var happened = new SeededEvent();
        int hour = 0;
        for (long number = 0; number < sizes.Events; number++)
        {
            var draw = new Draw(sizes.Seed, Stream, (ulong)number);
            double at = (number + draw.Share()) / sizes.Events * hours[^1];
            while (hour < Hours - 1 && hours[hour] <= at)
            {
                hour++;
            }

            double before = hour == 0 ? 0 : hours[hour - 1];
            happened.Time = SeededSizes.EventsFrom + (hour * HourMilliseconds) + (long)((at - before) / (hours[hour] - before) * HourMilliseconds);
            happened.Customer = CustomerAt(happened.Time, joined, step, ref draw);
            happened.Type = draw.Weighted(Personas[personas[happened.Customer]]);
            Details(happened, ref draw);
            yield return happened;
        }
    }

    /// <summary>Draws what happens to a customer at an instant, as the stream would have it.</summary>
    public void Fill(SeededEvent happened, int customer, long time, ref Draw draw)
    {
        happened.Time = time;
        happened.Customer = customer;
        happened.Type = draw.Weighted(Personas[PersonaOf(customer)]);
        Details(happened, ref draw);
    }

    private static void Details(SeededEvent happened, ref Draw draw)
    {
        happened.Kristal = -1;
        happened.Amount = happened.Seconds = happened.Position = happened.Severity = double.NaN;
        happened.Device = happened.Query = null;
        switch (happened.Type)
        {
            case Viewed:
                happened.Kristal = KristalOf(ref draw);
                happened.Seconds = draw.Happens(0.05) ? double.NaN : Math.Round(Math.Exp(3.2 + (1.1 * draw.Normal())), 1);
                break;
            case Clicked:
                happened.Kristal = KristalOf(ref draw);
                happened.Position = 1 + (int)(10 * Math.Pow(draw.Share(), 2));
                break;
            case Searched:
                happened.Query = $"{draw.Of(SearchSubjects)} {draw.Of(SearchObjects)}";
                break;
            case Invested or Redeemed:
                happened.Kristal = KristalOf(ref draw);
                happened.Amount = AmountOf(7.4, ref draw);
                break;
            case Deposited:
                happened.Amount = AmountOf(6.8, ref draw);
                break;
            case Alert:
                happened.Kristal = draw.Happens(0.3) ? -1 : KristalOf(ref draw);
                happened.Severity = 1 + (int)(3 * Math.Pow(draw.Share(), 1.8));
                break;
        }

        if (happened.Type <= Login)
        {
            happened.Device = draw.Happens(0.02) ? null : Devices[draw.Weighted(DeviceSums)];
        }
    }

    // Most people type round amounts; the others are to the cent.
    private static double AmountOf(double median, ref Draw draw)
    {
        double amount = Math.Exp(median + (1.2 * draw.Normal()));
        return draw.Happens(0.7) ? Math.Max(50, Math.Round(amount / 50) * 50) : Math.Round(amount, 2);
    }

    // Square: the first tenth of the catalogue gets a third of the interest. Now and then one that has left it.
    private static int KristalOf(ref Draw draw)
    {
        double share = draw.Share();
        return draw.Happens(0.01) ? SeededSizes.Kristals + (int)(share * LeftCatalogue) : (int)(SeededSizes.Kristals * share * share);
    }

    private int CustomerAt(long time, long[] joined, long step, ref Draw draw)
    {
        int customer = 0;
        for (int attempt = 0; attempt < 8; attempt++)
        {
            long place = (long)(Math.Max(1, sizes.Customers * ActiveShare) * Math.Pow(draw.Share(), 2.2));
            customer = (int)(place * step % sizes.Customers);
            if (joined[customer] <= time)
            {
                break;
            }
        }

        return customer;
    }

    private byte PersonaOf(int customer)
    {
        double share = new Draw(sizes.Seed, PersonaStream, (ulong)customer).Share();
        return (byte)(share < 0.55 ? 0 : share < 0.85 ? 1 : 2);
    }

    private long[] JoinedTimes()
    {
        var customers = new SeededCustomers(sizes);
        return [.. Enumerable.Range(0, sizes.Customers).Select(n => customers.JoinedOf(n) is { } joined ? SeededAttribute.Milliseconds(joined) : long.MinValue)];
    }

    private static double[] HourSums()
    {
        double sum = 0;
        var sums = new double[Hours];
        for (int hour = 0; hour < Hours; hour++)
        {
            var day = DateTimeOffset.FromUnixTimeMilliseconds(SeededSizes.EventsFrom + (hour * HourMilliseconds)).DayOfWeek;
            sums[hour] = sum += HourWeights[hour % 24] * (day is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.55 : 1);
        }

        return sums;
    }

    /// <summary>Spreads the busy customers over all numbers: place × step modulo the number of customers meets everyone once.</summary>
    private static long CoprimeStep(int customers)
    {
        long step = (long)(customers * 0.6180339887) | 1;
        while (System.Numerics.BigInteger.GreatestCommonDivisor(step, customers) != 1)
        {
            step += 2;
        }

        return step;
    }
}
