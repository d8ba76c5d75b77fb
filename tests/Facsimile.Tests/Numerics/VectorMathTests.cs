using System.Numerics;
using Facsimile.Numerics;

namespace Facsimile.Tests.Numerics;

public class VectorMathTests
{
    [Fact]
    public void ExpOfNonPositive_is_exact_to_a_unit_in_the_last_place()
    {
        double worst = 0;
        for (float x = -87.5f; x <= 0; x += 0.001f)
        {
            double exact = Math.Exp(x);
            worst = Math.Max(worst, Math.Abs(Exp(x) - exact) / exact);
        }

        Assert.InRange(worst, 1e-9, Math.Pow(2, -23));
    }

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(-88f, 0f)]
    [InlineData(-1e4f, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void ExpOfNonPositive_is_right_at_its_bounds(float x, float expected) => Assert.Equal(expected, Exp(x));

    private static float Exp(float x) => VectorMath.ExpOfNonPositive(new Vector<float>(x))[Vector<float>.Count - 1];
}
