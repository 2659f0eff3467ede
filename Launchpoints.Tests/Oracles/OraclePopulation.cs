using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Oracles;

/// <summary>A customer as plain objects.</summary>
internal sealed record OracleCustomer(string Key, Dictionary<string, AttributeValue> Attributes, List<OracleEvent> Events);

/// <summary>An event as plain objects.</summary>
internal sealed record OracleEvent(string Type, long Milliseconds, string? Kristal, Dictionary<string, AttributeValue> Attributes);

/// <summary>A Kristal of the catalogue as plain objects.</summary>
internal sealed record OracleKristal(string Key, bool Active, Dictionary<string, AttributeValue> Attributes);

/// <summary>Everything a rule can ask about.</summary>
internal sealed record OraclePopulation(
    DataSchema Schema,
    List<OracleCustomer> Customers,
    Dictionary<string, OracleKristal> Kristals,
    Dictionary<string, Group?> Published);
