namespace Launchpoints.Web.Components.Controls;

/// <summary>What a badge or meter means; the colour follows, and never says it alone.</summary>
public enum Tone
{
    Neutral,
    Good,
    Warning,
    Bad,
    Info,
}
