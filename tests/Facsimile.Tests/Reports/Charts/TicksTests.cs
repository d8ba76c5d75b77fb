using System.Collections.Immutable;
using Facsimile.Reports.Charts;

namespace Facsimile.Tests.Reports.Charts;

public sealed class TicksTests
{
    [Theory]
    [InlineData(1, 5, 0.2)]
    [InlineData(10, 5, 2)]
    [InlineData(9.9, 5, 2)]
    [InlineData(11, 5, 5)]
    [InlineData(26, 5, 10)]
    [InlineData(0.1, 5, 0.02)]
    [InlineData(3e-7, 5, 1e-7)]
    [InlineData(7e12, 4, 2e12)]
    public void Step_is_the_smallest_round_number_that_makes_few_enough_parts(double range, int most, double expected)
        => Assert.Equal(expected, Ticks.Step(range, most), expected * 1e-12);

    [Fact]
    public void Step_is_one_two_or_five_times_a_power_of_ten_over_many_ranges()
    {
        for (double range = 1.3e-200; range < 1e200; range *= 3.7)
        {
            double step = Ticks.Step(range, 5);
            double digit = step / Math.Pow(10, Math.Floor(Math.Log10(step * 1.0000001)));

            Assert.Contains(Math.Round(digit, 6), new double[] { 1, 2, 5 });
            Assert.InRange(range / step, 1.9999, 5.0001);
        }
    }

    [Fact]
    public void Linear_marks_the_multiples_inside_the_range()
    {
        ImmutableArray<Tick> ticks = Ticks.Linear(-0.3, 0.31, 0.1);

        Assert.Equal(["−0.3", "−0.2", "−0.1", "0", "0.1", "0.2", "0.3"], ticks.Select(tick => tick.Label));
        Assert.Equal([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3], ticks.Select(tick => tick.Value));
    }

    [Theory]
    [InlineData(0.001, 100, "0.001 0.01 0.1 1 10 100")]
    [InlineData(0.9, 110, "1 3 10 30 100")]
    [InlineData(0.9, 11, "1 2 5 10")]
    [InlineData(0.014, 0.1, "0.015 0.02 0.03 0.05 0.07 0.1")]
    [InlineData(1e-9, 2e-7, "10⁻⁹ 3×10⁻⁹ 10⁻⁸ 3×10⁻⁸ 10⁻⁷")]
    public void Logarithmic_marks_round_numbers(double low, double high, string expected)
        => Assert.Equal(expected, string.Join(' ', Ticks.Logarithmic(low, high, 4).Select(tick => tick.Label)));

    [Fact]
    public void Logarithmic_divides_a_narrow_range_evenly()
    {
        ImmutableArray<Tick> ticks = Ticks.Logarithmic(0.0401, 0.0409, 4);

        Assert.InRange(ticks.Length, 3, 7);
        Assert.All(ticks, tick => Assert.InRange(tick.Value, 0.0401, 0.0409));
    }

    [Fact]
    public void Logarithmic_skips_decades_over_a_vast_range()
        => Assert.InRange(Ticks.Logarithmic(1e-280, 1e280, 4).Length, 4, 12);
}
