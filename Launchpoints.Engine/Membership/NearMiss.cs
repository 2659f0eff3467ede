namespace Launchpoints.Engine.Membership;

/// <summary>A customer who is not a member, and would be without one condition.</summary>
/// <param name="Customer">The customer's key.</param>
/// <param name="Path">The JSON pointer of that condition.</param>
public sealed record NearMiss(string Customer, string Path);
