namespace Launchpoints.Engine.Experiments;

/// <summary>Refuses what would turn into a wrong number further on.</summary>
internal static class Checked
{
    public static void Length(ReadOnlySpan<double> values, int expected, string name)
    {
        if (values.Length != expected)
        {
            throw new ArgumentException($"'{name}' has {values.Length} values where there are {expected} choices.", name);
        }
    }

    public static void Values(ReadOnlySpan<double> values, Func<double, bool> holds, string name, string rule)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!holds(values[i]))
            {
                throw new ArgumentException($"'{name}' at {i} is {values[i]}; each of them {rule}.", name);
            }
        }
    }
}
