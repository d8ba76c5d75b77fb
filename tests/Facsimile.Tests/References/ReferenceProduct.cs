namespace Facsimile.Tests.References;

/// <summary>The matrix product in its three plain loops, in double.</summary>
internal static class ReferenceProduct
{
    /// <summary>Σₖ a(i, k)·b(k, j) for all i and j, row by row.</summary>
    public static double[] Multiply(Func<int, int, float> a, Func<int, int, float> b, int rows, int columns, int depth)
    {
        double[] product = new double[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                for (int k = 0; k < depth; k++)
                {
                    product[(i * columns) + j] += (double)a(i, k) * b(k, j);
                }
            }
        }

        return product;
    }
}
