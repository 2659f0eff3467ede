namespace Launchpoints.Web.Features.Demonstration;

/// <summary>One segment of the demonstration with its ribbon.</summary>
internal sealed record DemonstrationSegment(
    string Key, string Name, string Description, string Rule, string? KristalRule, bool Evidence, string Ribbon, string Title, string Subtitle);
