using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Demonstration;

/// <summary>What the demonstration's attributes mean. Most are curated; a few are left raw, as they would be.</summary>
internal static class DemonstrationAttributes
{
    private const string Core = "Core banking", Onboarding = "Onboarding", Catalogue = "Product catalogue", Tracking = "App events";
    private const string Personal = "Personalisation of the app";

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        Customer("name", AttributeType.Text, "Full name", Onboarding, "Showing customers to staff", 3650),
        Customer("country", AttributeType.Text, "Country of residence, ISO 3166", Onboarding, Personal, 3650, show: true),
        Customer("tier", AttributeType.Text, "Service tier: core, plus, premier or private", Core, Personal, 3650),
        Customer("risk_level", AttributeType.Number, "Risk profile from 1 (cautious) to 5 (bold)", Onboarding, "Suitability and personalisation", 3650, show: true),
        Customer("horizon_years", AttributeType.Number, "How long the money can stay invested, in years", Onboarding, "Suitability and personalisation", 3650, show: true),
        Customer("investable_assets", AttributeType.Number, "Assets that could be invested, in USD", Core, Personal, 1095),
        Customer("cash_balance", AttributeType.Number, "Cash in the account, in USD", Core, Personal, 365),
        Customer("interests", AttributeType.Tags, "What the customer asked to hear about", "App settings", Personal, 1095, show: true),
        Customer("kyc_status", AttributeType.Text, "Identity check: verified, pending or expired", Onboarding, "Compliance", 3650),
        Customer("joined", AttributeType.Date, "Day of the first contract", Core, Personal, 3650, show: true),
        Customer("kyc_expires", AttributeType.Date, "Day until which the identity check is valid", Onboarding, "Compliance", 3650),
        Customer("professional_investor", AttributeType.Boolean, "Classified as a professional investor", Onboarding, "Suitability", 3650),
        Customer("advisor", AttributeType.Text, "Personal advisor, where there is one", Core, Personal, 1095),
        new(AttributeScope.Customer, "campaign", AttributeType.Text),
        Kristal("category", AttributeType.Text, "fund, bond, equity, etf, structured note, pre-ipo or digital asset"),
        Kristal("region", AttributeType.Text, "Where it invests"),
        Kristal("currency", AttributeType.Text, "Currency it is traded in, ISO 4217"),
        Kristal("risk_level", AttributeType.Number, "Risk from 1 (low) to 5 (high)"),
        Kristal("yield", AttributeType.Number, "Distribution of the last year, in percent"),
        Kristal("esg_rating", AttributeType.Text, "Sustainability rating, AAA is best"),
        Kristal("available_since", AttributeType.Date, "Day since which it is offered"),
        Kristal("subtitle", AttributeType.Text, "The line below the title on a card"),
        Kristal("link", AttributeType.Text, "Where a press on the card leads, within the app"),
        new(AttributeScope.Kristal, "expense_ratio", AttributeType.Number),
        new(AttributeScope.Event, "amount", AttributeType.Number, AttributeStatus.Actionable, "Amount in USD", Tracking, Personal, 1095),
        new(AttributeScope.Event, "channel", AttributeType.Text, AttributeStatus.Actionable, "Where it happened: app, web or advisor", Tracking, Personal, 1095),
    ];

    private static AttributeDefinition Customer(
        string key, AttributeType type, string description, string source, string purpose, int retention, bool show = false) =>
        new(AttributeScope.Customer, key, type, AttributeStatus.Actionable, description, source, purpose, retention, show);

    private static AttributeDefinition Kristal(string key, AttributeType type, string description) =>
        new(AttributeScope.Kristal, key, type, AttributeStatus.Actionable, description, Catalogue, Personal, 3650, true);
}
