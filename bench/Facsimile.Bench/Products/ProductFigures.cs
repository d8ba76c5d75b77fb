using Facsimile.Bench.Timing;

namespace Facsimile.Bench.Products;

/// <summary>What was measured of one product.</summary>
/// <param name="Kind">Which of a layer's three.</param>
/// <param name="Shape">The layer.</param>
/// <param name="Ours">Facsimile's median, in 10⁹ operations a second.</param>
/// <param name="Theirs">OpenBLAS's median.</param>
/// <param name="Ratio">The median of the rounds' ratios: above 1 Facsimile is faster.</param>
/// <param name="LowerQuartile">A quarter of the rounds had a smaller ratio.</param>
/// <param name="UpperQuartile">A quarter of the rounds had a greater ratio.</param>
/// <param name="OurBest">Facsimile's fastest round, in 10⁹ operations a second: what a machine at rest would give.</param>
/// <param name="TheirBest">OpenBLAS's fastest round.</param>
/// <param name="Microseconds">The median time of one of Facsimile's products.</param>
internal sealed record ProductFigures(
    string Kind,
    string Shape,
    double Ours,
    double Theirs,
    double Ratio,
    double LowerQuartile,
    double UpperQuartile,
    double OurBest,
    double TheirBest,
    double Microseconds)
{
    /// <summary>Measures one product.</summary>
    public static ProductFigures Measure(LayerProduct product, int rounds)
    {
        product.Check();
        List<Round> results = Interleaved.Run(product.Ours, product.Theirs, rounds, OpenBlas.Settle);
        double seconds = Median.Of(results.Select(round => round.Ours));
        double operations = product.Shape.Operations * 1e-9;
        return new ProductFigures(
            product.Kind.ToString(),
            product.Shape.ToString(),
            operations / seconds,
            operations / Median.Of(results.Select(round => round.Theirs)),
            Median.Of(results.Select(round => round.Ratio)),
            Median.Quantile(results.Select(round => round.Ratio), 0.25),
            Median.Quantile(results.Select(round => round.Ratio), 0.75),
            operations / results.Min(round => round.Ours),
            operations / results.Min(round => round.Theirs),
            seconds * 1e6);
    }
}
