namespace Launchpoints.Web.Configuration;

/// <summary>What an installation may set, in the section <c>Launchpoints</c> (environment: <c>Launchpoints__DataDirectory</c> and so on).</summary>
public sealed class LaunchpointsOptions
{
    public const string Section = "Launchpoints";

    /// <summary>The folder of the store; holds <c>launchpoints.db</c>. Relative paths start at the content root.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Whether an empty store gets the demonstration workspace. Unset: only in Development.</summary>
    public bool? Demo { get; set; }

    public BootstrapOptions Bootstrap { get; set; } = new();

    /// <summary>The way to sign in again after the last open page of a person was closed, in hours.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>Consoles one person may have open at the same time; each holds memory on the server.</summary>
    public int CircuitsPerPerson { get; set; } = 12;
}
