using Facsimile.Reports;

namespace Facsimile.Tests.Reports;

public sealed class FigureTests
{
    [Theory]
    [InlineData(0.014666, "0.0147")]
    [InlineData(0.00012345, "0.000123")]
    [InlineData(0.0000123, "1.23e-5")]
    [InlineData(12.345, "12.3")]
    [InlineData(-1234.5, "−1,234")]
    [InlineData(0, "0")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NaN, "not a number")]
    public void Significant_has_three_digits(double value, string expected) => Assert.Equal(expected, Figure.Significant(value));

    [Theory]
    [InlineData(0.6999, 2, "0.70")]
    [InlineData(-0.001, 2, "0.00")]
    [InlineData(-0.25, 1, "−0.3")]
    [InlineData(0.665, 2, "0.67")]
    public void Fixed_never_writes_minus_zero(double value, int decimals, string expected)
        => Assert.Equal(expected, Figure.Fixed(value, decimals));

    [Fact]
    public void Counts_have_commas_and_shares_a_percent_sign()
    {
        Assert.Equal("1,234,567", Figure.Count(1234567));
        Assert.Equal("93.2\u00a0%", Figure.Percent(0.9321));
        Assert.Equal("1 epoch", Plural.Of(1, "epoch"));
        Assert.Equal("0 epochs", Plural.Of(0, "epoch"));
    }
}
