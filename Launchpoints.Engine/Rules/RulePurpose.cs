namespace Launchpoints.Engine.Rules;

/// <summary>How strictly a rule is checked.</summary>
public enum RulePurpose
{
    /// <summary>For saving, counting and trying out.</summary>
    Draft,

    /// <summary>For serving: no empty group, no raw attribute, no segment without a published version.</summary>
    Publish,
}
