namespace Launchpoints.Benchmarks.Measuring;

/// <summary>What a figure has to reach, and what it should.</summary>
/// <param name="AtLeast">The least that is good enough.</param>
/// <param name="Aim">What we are after.</param>
internal sealed record Target(double AtLeast, double Aim)
{
    /// <summary>Costs have an aim below what is good enough, gains one above.</summary>
    public bool IsCost => Aim < AtLeast;

    public bool IsMet(double value) => IsCost ? value <= AtLeast : value >= AtLeast;
}
