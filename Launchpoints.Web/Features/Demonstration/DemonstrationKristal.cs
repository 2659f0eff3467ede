namespace Launchpoints.Web.Features.Demonstration;

/// <summary>One Kristal of the demonstration's catalogue.</summary>
internal sealed record DemonstrationKristal(
    string Key, string Title, bool Active, string Category, string Region, string Currency, int Risk, double Yield, double? Expenses, string? Esg, DateOnly Since)
{
    public string Subtitle => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Region} · {Currency}{(Yield > 0 ? $" · yields {Yield:0.0} %" : "")}");
}
