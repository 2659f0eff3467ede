namespace Launchpoints.Benchmarks.Seeded;

/// <summary>A customer with the 22 attributes as a plain object; null is missing. Dates are UTC.</summary>
internal class SeededCustomer
{
    public string Key { get; set; } = "";

    public string? Country { get; set; }

    public string? Language { get; set; }

    public string? Channel { get; set; }

    public string? Tier { get; set; }

    public string? Advisor { get; set; }

    public string? Sector { get; set; }

    public string? Postcode { get; set; }

    public int? RiskLevel { get; set; }

    public int? Age { get; set; }

    public double? PortfolioValue { get; set; }

    public double? CashBalance { get; set; }

    public double? MonthlyInflow { get; set; }

    public double? TotalReturn { get; set; }

    public int? CreditScore { get; set; }

    public bool? IsEmployee { get; set; }

    public bool? MarketingConsent { get; set; }

    public DateTime? Joined { get; set; }

    public DateTime? BirthDate { get; set; }

    public DateTime? KycExpires { get; set; }

    public DateTime? LastContact { get; set; }

    public string[]? Interests { get; set; }

    public string[]? Products { get; set; }
}
