using System.Collections.Immutable;
using Facsimile.Cli.Outputs;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Statistics;

namespace Facsimile.Cli.Tests.Outputs;

public sealed class BaselineHintTests
{
    [Fact]
    public void Model_that_PCA_beats_gets_a_hint_with_the_figures()
        => Assert.Equal(
            "PCA with the same 32 numbers does better: MSE mean 0.01000 against 0.02000, SSIM median 0.7000 against 0.6000. "
            + "Train longer, or use a smaller network or learning rate.",
            BaselineHint.Of(Summary(0.02, 0.6, 0.01, 0.7)));

    [Theory]
    [InlineData(0.01, 0.7, 0.02, 0.6)]
    [InlineData(0.02, 0.8, 0.01, 0.7)]
    [InlineData(0.01, 0.6, 0.02, 0.7)]
    [InlineData(0.01, 0.7, 0.01, 0.7)]
    public void Model_that_is_better_or_as_good_in_one_way_gets_none(double mse, double ssim, double pcaMse, double pcaSsim)
        => Assert.Null(BaselineHint.Of(Summary(mse, ssim, pcaMse, pcaSsim)));

    private static EvaluationSummary Summary(double mse, double ssim, double pcaMse, double pcaSsim) => new()
    {
        DataSet = "x",
        Shape = new ImageShape(1, 28, 28),
        CodeSize = 32,
        Metrics = Figures(mse, ssim),
        PcaBaseline = Figures(pcaMse, pcaSsim),
    };

    private static ImmutableSortedDictionary<Metric, Distribution> Figures(double mse, double ssim)
        => new Dictionary<Metric, Distribution> { [Metric.Mse] = Distribution.Of([mse]), [Metric.Ssim] = Distribution.Of([ssim]) }
            .ToImmutableSortedDictionary();
}
