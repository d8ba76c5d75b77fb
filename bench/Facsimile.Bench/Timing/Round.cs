namespace Facsimile.Bench.Timing;

/// <summary>The seconds that one call took in one round.</summary>
/// <param name="Ours">Facsimile's.</param>
/// <param name="Theirs">The other side's.</param>
internal readonly record struct Round(double Ours, double Theirs)
{
    /// <summary>How many times as fast ours is: above 1 it is the faster one.</summary>
    public double Ratio => Theirs / Ours;
}
