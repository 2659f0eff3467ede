namespace Launchpoints.Web.Features.Rules;

/// <summary>How much there is to ask about.</summary>
/// <param name="Customers">Customers, waiting ones not counted.</param>
/// <param name="Kristals">Kristals of the catalogue.</param>
/// <param name="Events">Events of all types.</param>
public sealed record PopulationSize(int Customers, int Kristals, long Events);
