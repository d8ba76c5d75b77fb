using Facsimile.Numerics;
using Facsimile.Statistics;

namespace Facsimile.Tests.Statistics;

public class BlockKrylovTests
{
    [Theory]
    [InlineData(1, 1, 0.5)]
    [InlineData(5, 5, 0.5)]
    [InlineData(60, 3, 0.5)]
    [InlineData(300, 10, 0.97)]
    [InlineData(300, 10, 0.997)]
    public void Finds_the_largest_eigenvalues_of_a_diagonal_matrix(int size, int count, double decay)
    {
        int products = 0;
        (double[] values, double[][] vectors) = BlockKrylov.LargestEigenpairs(
            size, count, block => Multiply(block, i => Math.Pow(decay, i), ref products), new RandomStream(1, "test"));
        Assert.Equal(count, vectors.Length);
        for (int k = 0; k < count; k++)
        {
            double expected = Math.Pow(decay, k);
            Assert.Equal(1, values[k] / expected, 1e-4);
            double[] image = Multiply([vectors[k]], i => Math.Pow(decay, i), ref products)[0];
            Assert.Equal(values[k], image.Zip(vectors[k], (a, b) => a * b).Sum(), 1e-9);
        }
    }

    [Fact]
    public void Equal_eigenvalues_and_a_matrix_of_low_rank_are_no_trouble()
    {
        int products = 0;
        (double[] values, _) = BlockKrylov.LargestEigenpairs(
            100, 5, block => Multiply(block, i => i < 3 ? 2 : 0, ref products), new RandomStream(2, "test"));
        Assert.Equal(2, values[0], 1e-12);
        Assert.Equal(2, values[2], 1e-12);
        Assert.Equal(0, values[3], 1e-12);
    }

    [Fact]
    public void Fast_decay_needs_few_products()
    {
        int products = 0;
        BlockKrylov.LargestEigenpairs(
            400, 8, block => Multiply(block, i => Math.Pow(0.8, i), ref products), new RandomStream(3, "test"));
        Assert.InRange(products, 1, 4 * 16);
    }

    private static double[][] Multiply(IReadOnlyList<double[]> block, Func<int, double> diagonal, ref int products)
    {
        products += block.Count;
        return [.. block.Select(vector => vector.Select((value, i) => value * diagonal(i)).ToArray())];
    }
}
