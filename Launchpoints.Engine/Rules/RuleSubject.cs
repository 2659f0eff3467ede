namespace Launchpoints.Engine.Rules;

/// <summary>What a rule chooses.</summary>
public enum RuleSubject
{
    /// <summary>Customers.</summary>
    Customer,

    /// <summary>Kristals, by their attributes only.</summary>
    Kristal,
}
