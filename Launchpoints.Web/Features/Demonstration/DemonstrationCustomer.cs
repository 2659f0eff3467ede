namespace Launchpoints.Web.Features.Demonstration;

/// <summary>One generated customer, with how lively it is.</summary>
/// <param name="Views">Kristals looked at within the 90 days.</param>
/// <param name="Investments">Investments within the 90 days.</param>
/// <param name="DigitalViews">Digital assets looked at within the 90 days.</param>
internal sealed record DemonstrationCustomer(
    string Key,
    string Name,
    string Country,
    string Tier,
    int Risk,
    int Horizon,
    double Assets,
    double Cash,
    IReadOnlyList<string> Interests,
    string Kyc,
    DateOnly Joined,
    DateOnly KycExpires,
    bool Professional,
    string? Advisor,
    string? Campaign,
    int Views,
    int Investments,
    int DigitalViews);
