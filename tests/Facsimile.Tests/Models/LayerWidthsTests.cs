using Facsimile.Data;
using Facsimile.Models;

namespace Facsimile.Tests.Models;

public class LayerWidthsTests
{
    [Fact]
    public void Linear_widths_are_evenly_spaced()
        => Assert.Equal((int[])[592, 400, 208, 16], LayerWidths.Linear(784, 16, 4).AsEnumerable());

    [Fact]
    public void Geometric_widths_have_one_ratio()
        => Assert.Equal(
            (int[])[296, 112, 42, 16], LayerWidths.Geometric(784, 16, 4).AsEnumerable()); // ratio (16/784)^¼ = 0.37796

    [Fact]
    public void One_step_goes_straight_to_the_code()
        => Assert.Equal((int[])[32], LayerWidths.Geometric(784, 32, 1).AsEnumerable());

    [Fact]
    public void A_code_larger_than_the_input_widens()
        => Assert.Equal((int[])[15, 20], LayerWidths.Linear(10, 20, 2).AsEnumerable());

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void Numbers_below_one_are_refused(int input, int smallest, int steps)
        => Assert.Throws<ArgumentOutOfRangeException>(() => LayerWidths.Linear(input, smallest, steps));

    [Fact]
    public void Given_widths_and_generated_ones_exclude_each_other()
    {
        FacsimileException error = Assert.Throws<FacsimileException>(() => Autoencoder.Create(
            new ImageShape(1, 4, 4), new DenseArchitecture { Widths = [8, 2], CodeSize = 2 }));
        Assert.Contains("network.widths", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(int.MaxValue)]
    public void A_width_out_of_range_is_refused(int width)
        => Assert.Contains(
            "must lie between 1 and",
            Assert.Throws<FacsimileException>(() => Autoencoder.Create(
                new ImageShape(1, 4, 4), new DenseArchitecture { Widths = [width] })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_network_that_no_memory_holds_is_refused_before_it_is_made()
        => Assert.Contains(
            "weights",
            Assert.Throws<FacsimileException>(() => Autoencoder.Create(
                new ImageShape(1, 1000, 1000), new DenseArchitecture { Widths = [1 << 20] })).Message,
            StringComparison.Ordinal);
}
