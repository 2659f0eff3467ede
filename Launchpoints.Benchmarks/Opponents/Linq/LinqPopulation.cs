using Launchpoints.Benchmarks.Opponents.Asked;
using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Opponents.Linq;

/// <summary>Loads the data set as objects. Texts that repeat are one string, lists have no spare room: as lean as objects are.</summary>
internal static class LinqPopulation
{
    public static LinqCustomer[] Load(SeededSizes sizes)
    {
        var seeded = new SeededCustomers(sizes);
        var customers = new LinqCustomer[sizes.Customers];
        for (int number = 0; number < customers.Length; number++)
        {
            seeded.Fill(customers[number] = new LinqCustomer(), number);
        }

        LoadEvents(customers, sizes);
        foreach (var customer in customers)
        {
            Trim(customer);
        }

        return customers;
    }

    private static void LoadEvents(LinqCustomer[] customers, SeededSizes sizes)
    {
        var kristals = Kristals(sizes);
        var queries = new Dictionary<string, string>();
        foreach (var happened in new SeededEvents(sizes).All())
        {
            var customer = customers[happened.Customer];
            var time = UtcCalendar.Utc(happened.Time);
            var kristal = happened.Kristal < 0 ? null : kristals[happened.Kristal];
            string? query = happened.Query is null ? null : queries.TryGetValue(happened.Query, out string? known) ? known : queries[happened.Query] = happened.Query;
            switch (happened.Type)
            {
                case SeededEvents.Viewed:
                    customer.Viewed = With(customer.Viewed, new() { Time = time, Kristal = kristal, Seconds = Number(happened.Seconds), Device = happened.Device });
                    break;
                case SeededEvents.Clicked:
                    customer.Clicked = With(customer.Clicked, new() { Time = time, Kristal = kristal, Position = Whole(happened.Position), Device = happened.Device });
                    break;
                case SeededEvents.Searched:
                    customer.Searched = With(customer.Searched, new() { Time = time, Query = query, Device = happened.Device });
                    break;
                case SeededEvents.Login:
                    customer.Login = With(customer.Login, new() { Time = time, Device = happened.Device });
                    break;
                case SeededEvents.Invested:
                    customer.Invested = With(customer.Invested, new() { Time = time, Kristal = kristal, Amount = Number(happened.Amount) });
                    break;
                case SeededEvents.Redeemed:
                    customer.Redeemed = With(customer.Redeemed, new() { Time = time, Kristal = kristal, Amount = Number(happened.Amount) });
                    break;
                case SeededEvents.Deposited:
                    customer.Deposited = With(customer.Deposited, new() { Time = time, Amount = Number(happened.Amount) });
                    break;
                default:
                    customer.Alert = With(customer.Alert, new() { Time = time, Kristal = kristal, Severity = Whole(happened.Severity) });
                    break;
            }
        }
    }

    private static LinqKristal[] Kristals(SeededSizes sizes) =>
    [
        .. SeededKristals.Catalogue(sizes.Seed).Select(k => new LinqKristal
        {
            Key = k.Key, Category = k.Category, Risk = k.Risk, Yield = k.Yield, Currency = k.Currency, Esg = k.Esg, Launched = k.Launched, Themes = k.Themes,
        }),
        .. Enumerable.Range(SeededSizes.Kristals, SeededEvents.LeftCatalogue).Select(n => new LinqKristal { Key = SeededKristals.KeyOf(n) }),
    ];

    private static List<T> With<T>(List<T> list, T happened)
    {
        var own = ReferenceEquals(list, NoEvents<T>.List) ? [] : list;
        own.Add(happened);
        return own;
    }

    private static void Trim(LinqCustomer customer)
    {
        customer.Viewed.TrimExcess();
        customer.Clicked.TrimExcess();
        customer.Searched.TrimExcess();
        customer.Login.TrimExcess();
        customer.Invested.TrimExcess();
        customer.Redeemed.TrimExcess();
        customer.Deposited.TrimExcess();
        customer.Alert.TrimExcess();
    }

    private static double? Number(double value) => double.IsNaN(value) ? null : value;

    private static int? Whole(double value) => double.IsNaN(value) ? null : (int)value;
}
