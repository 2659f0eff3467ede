namespace Launchpoints.Web.Features.Exposures;

/// <summary>How often a ribbon was delivered, as far back as exposures are kept.</summary>
/// <param name="Ribbon">The ribbon's key; it may be gone by now.</param>
/// <param name="Exposures">How often, in all.</param>
/// <param name="Customers">To how many different customers.</param>
/// <param name="Explored">How often with a card or a place that was left to chance.</param>
/// <param name="LastWeek">How often in the last seven days.</param>
/// <param name="First">The instant of the earliest of these decisions.</param>
/// <param name="Last">The instant of the latest.</param>
public sealed record RibbonExposures(string Ribbon, int Exposures, int Customers, int Explored, int LastWeek, DateTimeOffset First, DateTimeOffset Last);
