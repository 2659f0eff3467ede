namespace Launchpoints.Engine.Relevance;

/// <summary>What a <see cref="Contribution"/> comes from.</summary>
public enum ContributionKind
{
    /// <summary>A Kristal the customer had to do with; the subject is its column.</summary>
    Held,

    /// <summary>What members of a group chose; the subject is the group's place, −1 for everyone.</summary>
    Group,

    /// <summary>What every Kristal gets, so that none is impossible; the subject is 0.</summary>
    Anything,

    /// <summary>An attribute value that the Kristal shares with what the customer holds; the subject is the feature's number.</summary>
    Attribute,
}
