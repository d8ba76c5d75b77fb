using System.Numerics.Tensors;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Numerics;
using Facsimile.Statistics;
using Facsimile.Tests.Goldens;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Statistics;

public class PrincipalComponentsTests
{
    private static readonly ImageShape Shape = new(1, 20, 30);

    [Fact]
    public void Agrees_with_scikit_learn()
    {
        JsonArray cases = GoldenValues.Cases("principal_components.json");
        Assert.Equal(5, cases.Count);
        foreach (JsonNode? golden in cases)
        {
            string name = (string)golden!["name"]!;
            float[] values = golden["rows"].Floats();
            int size = (int)golden["size"]!;
            double[] variance = golden["variance"].Doubles();
            Tensor<float> rows = Tensor.Create(values, [values.Length / size, size]);

            var actual = PrincipalComponents.Fit(rows, variance.Length);
            Tensor<float> codes = actual.Transform(rows);

            AssertClose(name, variance, actual.ExplainedVariance, 1e-5);
            AssertClose(name, golden["ratio"].Doubles(), actual.ExplainedVarianceRatio, 1e-5);
            AssertClose(name, golden["mean"].Doubles(), [.. actual.Mean.ToArray().Select(value => (double)value)], 1e-6);
            Assert.Equal((double)golden["reconstructionError"]!, MeanSquaredError(rows, actual.Reconstruct(codes)), 1e-5);
            JsonArray magnitudes = golden["codeMagnitudes"]!.AsArray();
            for (int row = 0; row < magnitudes.Count; row++)
            {
                double[] expected = magnitudes[row].Doubles();
                for (int i = 0; i < expected.Length; i++)
                {
                    Assert.True(
                        Math.Abs(expected[i] - Math.Abs(codes[row, i])) < 0.02 * Math.Sqrt(variance[i]), $"{name}, code {row}");
                }
            }
        }
    }

    [Fact]
    public void Components_are_orthonormal_and_their_largest_value_is_positive()
    {
        var components = PrincipalComponents.Fit(TestImages.Waves(Shape, 80, seed: 1), 6);
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                Assert.Equal(i == j ? 1 : 0, TensorPrimitives.Dot(components[i], components[j]), 1e-5);
            }

            Assert.True(components[i][TensorPrimitives.IndexOfMaxMagnitude(components[i])] > 0);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Number_of_threads_changes_no_bit(int threads)
    {
        Images images = TestImages.Waves(Shape, 1500, seed: 2);
        var one = PrincipalComponents.Fit(images, 5, workers: WorkerPool.WithThreads(1));
        var several = PrincipalComponents.Fit(images, 5, workers: WorkerPool.WithThreads(threads));
        Assert.Equal(one.ExplainedVariance.AsEnumerable(), several.ExplainedVariance);
        Assert.Equal(one.Mean.ToArray(), several.Mean.ToArray());
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(one[i].ToArray(), several[i].ToArray());
        }

        Tensor<float> codes = one.Transform(images, WorkerPool.WithThreads(1));
        Assert.Equal(codes.AsEnumerable(), several.Transform(images, WorkerPool.WithThreads(threads)));
        Assert.Equal(
            one.Reconstruct(codes, WorkerPool.WithThreads(1)).AsEnumerable(),
            several.Reconstruct(codes, WorkerPool.WithThreads(threads)).AsEnumerable());
    }

    [Fact]
    public void Images_in_several_chunks_give_what_their_floats_give()
    {
        // 600 values an image: a chunk holds 873 images.
        Images images = TestImages.Waves(Shape, 2000, seed: 3);
        var fromBytes = PrincipalComponents.Fit(images, 4);
        float[] values = new float[images.Pixels.Length];
        images.CopyTo(0, values);
        Tensor<float> rows = Tensor.Create(values, [images.Count, Shape.Size]);
        var fromFloats = PrincipalComponents.Fit(rows, 4);
        Assert.Equal(fromFloats.ExplainedVariance.AsEnumerable(), fromBytes.ExplainedVariance);
        Assert.Equal(fromFloats.Transform(rows).AsEnumerable(), fromBytes.Transform(images).AsEnumerable());

        double error = MeanSquaredError(rows, fromBytes.Reconstruct(fromBytes.Transform(images)));
        double explained = fromBytes.ExplainedVariance.Sum();
        double total = explained / fromBytes.ExplainedVarianceRatio.Sum();
        Assert.Equal((total - explained) * (images.Count - 1) / values.Length, error, 1e-6);
    }

    [Fact]
    public void Another_seed_gives_the_same_variances()
    {
        Images images = TestImages.Waves(Shape, 300, seed: 4);
        AssertClose(
            "seeds",
            [.. PrincipalComponents.Fit(images, 8, seed: 1).ExplainedVariance],
            PrincipalComponents.Fit(images, 8, seed: 2).ExplainedVariance,
            1e-5);
    }

    [Fact]
    public void Images_that_do_not_vary_explain_nothing_and_come_back()
    {
        var images = new Images(new ImageShape(1, 4, 5), [.. Enumerable.Repeat((byte)51, 60)]);
        var components = PrincipalComponents.Fit(images, 2);
        Assert.Equal([0.0, 0.0], components.ExplainedVarianceRatio.AsEnumerable());
        Assert.All(components.Reconstruct(components.Transform(images)), value => Assert.Equal(0.2f, value));
    }

    [Fact]
    public void Wrong_sizes_are_refused()
    {
        Images images = TestImages.Waves(Shape, 5, seed: 5);
        var components = PrincipalComponents.Fit(images, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalComponents.Fit(images, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalComponents.Fit(images, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => components[2].Length);
        Assert.Throws<ArgumentException>(() => components.Transform(new Images(new ImageShape(1, 4, 4), new byte[16])));
        Assert.Throws<ArgumentException>(() => components.Reconstruct(Tensor.Create(new float[9], [3, 3])));
        Assert.Throws<ArgumentException>(() => components.Transform(Tensor.Create(new float[9], [3, 3])));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(1e30f)]
    public void Rows_that_cannot_be_squared_are_refused(float value)
    {
        Tensor<float> rows = Tensor.Create(new float[] { 1, 2, value, 4, 5, 6 }, [3, 2]);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(rows, 1)).Message);
    }

    private static double MeanSquaredError(Tensor<float> rows, Tensor<float> reconstruction)
        => rows.Zip(reconstruction).Average(pair => Math.Pow((double)pair.First - pair.Second, 2));

    private static void AssertClose(string name, double[] expected, IEnumerable<double> actual, double relative)
    {
        double[] values = [.. actual];
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - values[i]) <= relative * Math.Max(1e-3, Math.Abs(expected[i])),
                $"{name} {i}: expected {expected[i]}, found {values[i]}");
        }
    }
}
