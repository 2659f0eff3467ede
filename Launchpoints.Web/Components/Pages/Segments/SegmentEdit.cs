namespace Launchpoints.Web.Components.Pages.Segments;

/// <summary>A draft as one of the editor's parts left it.</summary>
public sealed record SegmentEdit(SegmentForm Form, bool Typing);
