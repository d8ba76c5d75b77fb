namespace Facsimile.Inversion;

/// <summary>The scalar product of two vectors, summed in their order.</summary>
internal static class DotProduct
{
    /// <summary>aᵀb.</summary>
    public static double Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
