using System.Numerics.Tensors;
using System.Text.Json.Nodes;
using Facsimile.Statistics;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Statistics;

public class SampleMomentsTests
{
    [Fact]
    public void Agree_with_NumPy()
    {
        foreach (JsonNode? golden in GoldenValues.Cases("multivariate.json"))
        {
            Tensor<float> rows = Rows(golden!);
            var actual = SampleMoments.Of(rows);
            Assert.Equal((int)rows.Lengths[0], actual.Count);
            AssertClose(golden!["mean"].Doubles(), actual.Mean);
            AssertClose(golden["covariance"].Doubles(), actual.Covariance.SelectMany(row => row));
            AssertClose(golden["correlation"].Doubles(), actual.Correlation.SelectMany(row => row));
        }
    }

    [Fact]
    public void Distances_agree_with_NumPy()
    {
        foreach (JsonNode? golden in GoldenValues.Cases("multivariate.json"))
        {
            float[] values = golden!["rows"].Floats();
            int size = (int)golden["size"]!;
            Tensor<float> next = Tensor.Create<float>([.. values[size..], .. values[..size]], [values.Length / size, size]);
            AssertClose(golden["distancesFromNextRow"].Doubles(), RowDistances.Between(Rows(golden), next));
        }
    }

    [Fact]
    public void A_constant_column_has_exactly_its_value_no_variance_and_no_correlation()
    {
        float[] values = [.. Enumerable.Range(0, 1000).SelectMany(i => new[] { 0.1f, i % 7 })];
        var moments = SampleMoments.Of(Tensor.Create(values, [1000, 2]));
        Assert.Equal(0.1f, moments.Mean[0]);
        Assert.Equal((0.0, 0.0), (moments.Covariance[0][0], moments.Covariance[1][0]));
        Assert.Equal([double.NaN, double.NaN, double.NaN, 1.0], moments.Correlation.SelectMany(row => row));
    }

    [Fact]
    public void Rows_that_have_no_moments_are_refused()
    {
        Assert.Contains(
            "has 1 rows; at least 2",
            Assert.Throws<FacsimileException>(() => SampleMoments.Of(Tensor.Create(new float[3], [1, 3]))).Message);
        Assert.Contains(
            "column 1 of row 2 is Infinity",
            Assert.Throws<FacsimileException>(
                () => SampleMoments.Of(Tensor.Create(new[] { 1, 2, float.PositiveInfinity, 4 }, [2, 2]))).Message);
        Assert.Throws<ArgumentException>(() => SampleMoments.Of(Tensor.Create(new float[4], [4])));
        Assert.Throws<ArgumentException>(() => SampleMoments.Of(Tensor.Create<float>([], [4, 0])));
    }

    [Fact]
    public void Sets_of_different_shapes_have_no_distances()
    {
        Tensor<float> rows = Tensor.Create(new float[6], [3, 2]);
        Assert.Throws<ArgumentException>(() => RowDistances.Between(rows, Tensor.Create(new float[6], [2, 3])));
        Assert.Throws<ArgumentException>(() => RowDistances.Between(rows, Tensor.Create(new float[4], [2, 2])));
        Assert.Contains(
            "second set: column 2 of row 1 is NaN",
            Assert.Throws<FacsimileException>(
                () => RowDistances.Between(rows, Tensor.Create(new[] { 0, float.NaN, 0, 0, 0, 0 }, [3, 2]))).Message);
    }

    /// <summary>The rows of a case of multivariate.json.</summary>
    internal static Tensor<float> Rows(JsonNode golden)
    {
        float[] values = golden["rows"].Floats();
        int size = (int)golden["size"]!;
        return Tensor.Create(values, [values.Length / size, size]);
    }

    private static void AssertClose(double[] expected, IEnumerable<double> actual)
        => Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a)));
}
