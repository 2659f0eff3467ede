namespace Launchpoints.Web.Features.Demonstration;

/// <summary>90 days of events up to the midnight that the start day begins with.</summary>
internal static class DemonstrationActivity
{
    private const int Days = 90;

    private static readonly string[] Channels = ["app", "app", "app", "web", "advisor"];

    public static DemonstrationFile Write(
        IReadOnlyList<DemonstrationCustomer> people, IReadOnlyList<DemonstrationKristal> kristals, DateOnly today)
    {
        var file = new DemonstrationFile();
        var chance = new Chance(90);
        var end = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var open = kristals.Where(k => k.Active && k.Category is not (DemonstrationCatalogue.DigitalAsset or "pre-ipo")).ToList();
        var digital = kristals.Where(k => k.Category == DemonstrationCatalogue.DigitalAsset).ToList();
        int number = 0;
        foreach (var person in people)
        {
            // People look mostly at what their risk level lets them hold.
            var fitting = open.Where(k => k.Risk <= person.Risk + 1).ToList();
            for (int i = 0; i < person.Views; i++) Add("viewed", person, Popular(fitting), null);
            for (int i = 0; i < person.DigitalViews; i++) Add("viewed", person, chance.Of(digital), null);
            for (int i = 0; i < person.Investments; i++)
            {
                var kristal = Popular(fitting);
                Add("invested", person, kristal, Math.Round(Math.Max(100, person.Assets * (0.005 + (0.02 * chance.Share())))));
                if (chance.Happens(0.1)) Add("redeemed", person, Popular(fitting), Math.Round(100 + (900 * chance.Share())));
            }

            for (int i = chance.Whole(0, 4); i > 0; i--) Add("logged_in", person, null, null);
            if (chance.Happens(0.25)) Add("deposited", person, null, Math.Round(Math.Max(50, person.Cash * chance.Share())));
        }

        return file;

        // The square of a share leans to the front of the list: a few Kristals are everybody's, most are somebody's.
        DemonstrationKristal Popular(IReadOnlyList<DemonstrationKristal> from)
        {
            double share = chance.Share();
            return from[(int)(share * share * from.Count)];
        }

        void Add(string type, DemonstrationCustomer person, DemonstrationKristal? kristal, double? amount)
        {
            var time = end.AddSeconds(-1 - (chance.Share() * (Days * 86_400 - 1)));
            file.Add(
                ("id", $"demo-{++number:000000}"), ("customer", person.Key), ("type", type), ("time", time), ("kristal", kristal?.Key),
                ("amount", amount), ("channel", chance.Of(Channels)));
        }
    }
}
