using System.Numerics.Tensors;
using System.Text.Json.Nodes;
using Facsimile.Numerics;
using Facsimile.Statistics;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Statistics;

public class MultivariateNormalityTests
{
    private static readonly Func<Tensor<float>, TestResult>[] Tests = [HenzeZirkler.Test, Mardia.Skewness, Mardia.Kurtosis];

    // The golden script checks its figures of the iris data against those that R's package MVN has published.
    [Fact]
    public void Agree_with_the_formulas_over_all_pairs_of_rows()
    {
        JsonArray cases = GoldenValues.Cases("multivariate.json");
        Assert.Equal(10, cases.Count);
        foreach (JsonNode? golden in cases)
        {
            Tensor<float> rows = SampleMomentsTests.Rows(golden!);
            AssertClose(golden!, "henzeZirkler", HenzeZirkler.Test(rows), "Henze-Zirkler");
            AssertClose(golden!, "mardiaSkewness", Mardia.Skewness(rows), "Mardia skewness");
            AssertClose(golden!, "mardiaKurtosis", Mardia.Kurtosis(rows), "Mardia kurtosis");
        }
    }

    [Fact]
    public void Units_and_directions_of_the_axes_do_not_matter()
    {
        var random = new RandomStream(7, "rows");
        float[] values = new float[120];
        float[] mapped = new float[120];
        for (int i = 0; i < values.Length; i += 2)
        {
            float x = (float)Math.Exp(random.NextNormal());
            float y = (float)random.NextNormal();
            (values[i], values[i + 1]) = (x, y);
            (mapped[i], mapped[i + 1]) = ((3e20f * x) - (1e20f * y), (1e-20f * x) + (2e-20f * y));
        }

        foreach (Func<Tensor<float>, TestResult> test in Tests)
        {
            TestResult expected = test(Tensor.Create(values, [60, 2]));
            TestResult actual = test(Tensor.Create(mapped, [60, 2]));
            Assert.Equal(1, actual.Statistic / expected.Statistic, 1e-4);
            Assert.Equal(expected.PValue, actual.PValue, 1e-4);
        }
    }

    [Theory]
    [InlineData(new float[] { 1, 5, 2, 5, 4, 5, 3, 5 }, "column 2 of 2 is constant")]
    [InlineData(new float[] { 1, 2, 2, 4, 4, 8, 3, 6 }, "depend linearly")]
    [InlineData(new float[] { 0.1f, 1, 0.2f, 2, 0.3f, 3, 0.7f, 7 }, "depend linearly")]
    [InlineData(new float[] { 1, 5, 2, 4 }, "2 rows of 2 numbers; at least 3 are needed")]
    [InlineData(new float[] { 1, 5, 2, 4, 7, float.NaN, 0, 0 }, "column 2 of row 3 is NaN")]
    public void Rows_without_a_covariance_to_invert_are_refused(float[] values, string message)
    {
        Tensor<float> rows = Tensor.Create(values, [values.Length / 2, 2]);
        foreach (Func<Tensor<float>, TestResult> test in Tests)
        {
            string actual = Assert.Throws<FacsimileException>(() => test(rows)).Message;
            Assert.Contains(message, actual);
            Assert.DoesNotContain('\n', actual);
        }
    }

    private static void AssertClose(JsonNode golden, string key, TestResult actual, string name)
    {
        double[] expected = golden[key].Doubles();
        Assert.Equal((name, golden["rows"].Floats().Length / (int)golden["size"]!), (actual.Name, actual.Count));
        Assert.True(
            Math.Abs(expected[0] - actual.Statistic) <= 1e-9 * Math.Max(1, Math.Abs(expected[0]))
                && Math.Abs(expected[1] - actual.PValue) <= 1e-9,
            $"{key} of {golden["name"]}: expected {expected[0]} and {expected[1]}, found {actual}");
    }
}
