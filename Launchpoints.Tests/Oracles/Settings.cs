using System.Globalization;

namespace Launchpoints.Tests.Oracles;

/// <summary>How far random comparisons go: environment variables, so that one command runs more of them.</summary>
internal static class Settings
{
    /// <summary>A whole number; null where the variable is not set or is something else.</summary>
    public static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
