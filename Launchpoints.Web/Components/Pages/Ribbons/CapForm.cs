namespace Launchpoints.Web.Components.Pages.Ribbons;

/// <summary>A cap as it is typed.</summary>
public sealed class CapForm
{
    public string Attribute { get; set; } = "";

    public int Most { get; set; } = 2;
}
