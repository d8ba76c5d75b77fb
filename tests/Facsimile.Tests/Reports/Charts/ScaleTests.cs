using Facsimile.Reports.Charts;

namespace Facsimile.Tests.Reports.Charts;

public sealed class ScaleTests
{
    public static TheoryData<double[]> Ranges => new()
    {
        new double[] { 0, 1 },
        new double[] { 0.0123, 0.0991 },
        new double[] { -7.2, -3.1 },
        new double[] { 5, 5 },
        new double[] { -5e-8, -5e-8 },
        new double[] { 0, 0 },
        new double[] { 1e-320, 1e-310 },
        new double[] { 1e15, 1e15 + 1 },
        new double[] { -1.7e308, 1.7e308 },
        new double[] { 3e-300, 4e-300 },
        new double[] { double.NaN, 2, double.PositiveInfinity, 3, double.NegativeInfinity },
        new double[] { double.NaN },
        Array.Empty<double>(),
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Linear_axis_holds_its_values_and_has_distinct_ascending_marks(double[] values)
    {
        foreach (LinearScale scale in new[] { LinearScale.Around(values), LinearScale.Around(values, tight: true) })
        {
            AssertUsable(scale);
            foreach (double value in values.Where(value => Math.Abs(value) < 1e300))
            {
                Assert.InRange(scale.Map(value), -1e-6, 1 + 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Logarithmic_axis_holds_its_positive_values_and_has_distinct_ascending_marks(double[] values)
    {
        LogarithmicScale scale = LogarithmicScale.Around(values);

        AssertUsable(scale);
        foreach (double value in values.Where(value => value is > 1e-290 and < 1e290))
        {
            Assert.InRange(scale.Map(value), 0, 1);
        }
    }

    [Fact]
    public void Linear_axis_ends_at_the_marks_outside_the_values()
    {
        LinearScale scale = LinearScale.Around([0.13, 0.92]);

        Assert.Equal((0, 1), (scale.Low, scale.High));
        Assert.Equal(0.25, scale.Map(0.25));
    }

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(0.2, 0.18)]
    [InlineData(-0.2, -0.23)]
    public void Tight_axis_begins_just_below_its_values_and_at_zero_when_none_is_below(double smallest, double expected)
    {
        Assert.Equal(expected, LinearScale.Around([smallest, 1], tight: true, stopAtZero: true).Low, 12);
        Assert.True(LinearScale.Around([smallest, 1], tight: true).Low < smallest);
    }

    [Fact]
    public void Logarithmic_axis_gives_equal_ratios_equal_lengths()
    {
        LogarithmicScale scale = LogarithmicScale.Around([0.01, 10]);

        Assert.Equal(scale.Map(0.1) - scale.Map(0.01), scale.Map(10) - scale.Map(1), 12);
        Assert.Equal(0.5, scale.Map(Math.Sqrt(0.1)), 12);
    }

    [Theory]
    [InlineData(20, "1 5 10 15 20")]
    [InlineData(2, "1 2")]
    [InlineData(6, "1 2 3 4 5 6")]
    [InlineData(100, "1 20 40 60 80 100")]
    public void Epochs_are_marked_at_whole_numbers_from_the_first(int epochs, string expected)
        => Assert.Equal(expected, string.Join(' ', LinearScale.Whole([1, epochs]).Ticks.Select(tick => tick.Label)));

    [Fact]
    public void A_single_epoch_is_marked_and_stands_in_the_middle()
    {
        LinearScale scale = LinearScale.Whole([3]);

        Assert.Equal(["3"], scale.Ticks.Select(tick => tick.Label));
        Assert.Equal(0.5, scale.Map(3), 12);
    }

    private static void AssertUsable(Scale scale)
    {
        Assert.True(double.IsFinite(scale.Low) && double.IsFinite(scale.High) && scale.Low < scale.High);
        Assert.InRange(scale.Ticks.Length, 1, 20);
        Assert.All(scale.Ticks, tick => Assert.InRange(scale.Map(tick.Value), -1e-6, 1 + 1e-6));
        Assert.All(scale.Ticks.Zip(scale.Ticks.Skip(1)), pair => Assert.True(pair.First.Value < pair.Second.Value));
        Assert.Equal(scale.Ticks.Length, scale.Ticks.Select(tick => tick.Label).Distinct().Count());
    }
}
