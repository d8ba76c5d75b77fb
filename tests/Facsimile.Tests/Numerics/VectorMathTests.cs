using Facsimile.Numerics;

namespace Facsimile.Tests.Numerics;

public unsafe class VectorMathTests
{
    private delegate float Function(float x);

    [Fact]
    public void ExpOfNonPositive_is_exact_to_a_unit_in_the_last_place()
        => AssertRelativeError(Exp<Lanes512>, Exp<NativeLanes>, Math.Exp, -87.5f, 0, Math.Pow(2, -23));

    [Fact]
    public void Sigmoid_is_exact_to_two_units_in_the_last_place()
        => AssertRelativeError(
            Sigmoid<Lanes512>, Sigmoid<NativeLanes>, x => 1 / (1 + Math.Exp(-x)), -87, 20, Math.Pow(2, -22));

    [Fact]
    public void Tanh_is_exact_to_three_units_in_the_last_place()
        => AssertRelativeError(Tanh<Lanes512>, Tanh<NativeLanes>, Math.Tanh, -10, 10, 3 * Math.Pow(2, -23));

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(-88f, 0f)]
    [InlineData(-1e4f, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void ExpOfNonPositive_is_right_at_its_bounds(float x, float expected)
        => AssertBoth(Exp<Lanes512>, Exp<NativeLanes>, x, expected);

    [Theory]
    [InlineData(0f, 0.5f)]
    [InlineData(200f, 1f)]
    [InlineData(-200f, 0f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void Sigmoid_is_right_at_its_bounds(float x, float expected)
        => AssertBoth(Sigmoid<Lanes512>, Sigmoid<NativeLanes>, x, expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-20f, 1e-20f)]
    [InlineData(-1e-20f, -1e-20f)]
    [InlineData(100f, 1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(float.NaN, float.NaN)]
    public void Tanh_is_right_at_its_bounds(float x, float expected)
        => AssertBoth(Tanh<Lanes512>, Tanh<NativeLanes>, x, expected);

    private static void AssertBoth(Function wide, Function narrow, float x, float expected)
    {
        Assert.Equal(expected, wide(x));
        Assert.Equal(expected, narrow(x));
    }

    private static void AssertRelativeError(
        Function wide, Function narrow, Func<double, double> exact, float from, float to, double bound)
    {
        foreach (Function function in new[] { wide, narrow })
        {
            double worst = 0;
            for (float x = from; x <= to; x += 0.001f)
            {
                double expected = exact(x);
                worst = Math.Max(worst, Math.Abs(function(x) - expected) / Math.Max(Math.Abs(expected), 1e-37));
            }

            Assert.InRange(worst, 1e-9, bound);
        }
    }

    private static float Exp<TLanes>(float x)
        where TLanes : struct, ILanes<TLanes>
        => LastOf(VectorMath.ExpOfNonPositive(TLanes.Create(x)));

    private static float Sigmoid<TLanes>(float x)
        where TLanes : struct, ILanes<TLanes>
        => LastOf(VectorMath.Sigmoid(TLanes.Create(x)));

    private static float Tanh<TLanes>(float x)
        where TLanes : struct, ILanes<TLanes>
        => LastOf(VectorMath.Tanh(TLanes.Create(x)));

    private static float LastOf<TLanes>(TLanes lanes)
        where TLanes : struct, ILanes<TLanes>
    {
        float* values = stackalloc float[TLanes.Count];
        lanes.Store(values);
        return values[TLanes.Count - 1];
    }
}
