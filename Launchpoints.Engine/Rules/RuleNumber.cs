using System.Globalization;

namespace Launchpoints.Engine.Rules;

/// <summary>Numbers as rules write them, in JSON and in text alike.</summary>
public static class RuleNumber
{
    /// <summary>The shortest form that reads back to the same double, e.g. <c>0.1</c>, <c>1E+17</c>; minus zero is 0.</summary>
    public static string Write(double number) => (number == 0 ? 0 : number).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The shortest form of an exact decimal, without zeros at the end.</summary>
    public static string Write(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
