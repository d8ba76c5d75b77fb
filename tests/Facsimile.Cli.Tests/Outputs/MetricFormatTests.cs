using Facsimile.Cli.Outputs;
using Facsimile.Evaluation;

namespace Facsimile.Cli.Tests.Outputs;

public sealed class MetricFormatTests
{
    [Theory]
    [InlineData(Metric.Mse, 0.0127, "0.01270")]
    [InlineData(Metric.Psnr, 20.125, "20.13")]
    [InlineData(Metric.Psnr, double.PositiveInfinity, "∞")]
    [InlineData(Metric.Ssim, double.NaN, "–")]
    public void Values_have_the_digits_of_their_metric(Metric metric, double value, string text)
        => Assert.Equal(text, MetricFormat.Value(metric, value));
}
