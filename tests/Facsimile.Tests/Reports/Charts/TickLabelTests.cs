using Facsimile.Reports.Charts;

namespace Facsimile.Tests.Reports.Charts;

public sealed class TickLabelTests
{
    [Theory]
    [InlineData(0, 0.1, "0")]
    [InlineData(0.5, 0.1, "0.5")]
    [InlineData(1, 0.25, "1.0")]
    [InlineData(-20, 10, "−20")]
    [InlineData(0.0001, 0.0001, "0.0001")]
    [InlineData(2e-7, 1e-7, "2×10⁻⁷")]
    [InlineData(1e-7, 1e-7, "10⁻⁷")]
    [InlineData(1.25e7, 5e4, "1.250×10⁷")]
    [InlineData(-3e12, 1e12, "−3×10¹²")]
    [InlineData(200000, 100000, "200,000")]
    public void Label_has_the_decimals_that_the_step_needs(double value, double step, string expected)
        => Assert.Equal(expected, TickLabel.Of(value, step));
}
