using System.Numerics;
using System.Runtime.InteropServices;

namespace Facsimile.Evaluation;

/// <summary>The weights of a separable window, and the factor that turns its variances into those that are asked for.</summary>
internal sealed class SsimFilter
{
    private static readonly SsimFilter Uniform = new([.. Enumerable.Repeat(1.0, 7)], sampleCovariance: true);
    private static readonly SsimFilter Gaussian =
        new([.. Enumerable.Range(-5, 11).Select(GaussianWeight)], sampleCovariance: false);

    // The weights twice in a row, so that any rotation of them is one slice.
    private readonly double[] _weights;

    private SsimFilter(double[] weights, bool sampleCovariance)
    {
        Size = weights.Length;
        double sum = weights.Sum();
        _weights = [.. weights.Concat(weights).Select(weight => weight / sum)];
        int pixels = Size * Size;
        CovarianceScale = sampleCovariance ? pixels / (pixels - 1.0) : 1;
    }

    /// <summary>The window's side in pixels; odd.</summary>
    public int Size { get; }

    /// <summary>n / (n − 1) for the sample covariance over n pixels, 1 for the population's.</summary>
    public double CovarianceScale { get; }

    /// <summary>The weights of one row or column; their sum is 1.</summary>
    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, Size);

    /// <summary>The filter of a window.</summary>
    public static SsimFilter Of(SsimWindow window) => window switch
    {
        SsimWindow.Uniform => Uniform,
        SsimWindow.Gaussian => Gaussian,
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, "There is no such window."),
    };

    /// <summary>
    /// The weights for rows kept in a ring of <see cref="Size"/> slots (row r in slot r mod Size): weight s belongs to slot s
    /// when the window starts at row <paramref name="firstRow"/>.
    /// </summary>
    public ReadOnlySpan<double> WeightsOfRing(int firstRow) => _weights.AsSpan(Size - (firstRow % Size), Size);

    /// <summary>
    /// destination[i] = Σₖ weights[k] · source[i + k·stride], for a destination of whole vectors: along a row with stride 1,
    /// across rows with the row's length.
    /// </summary>
    public static void Apply(ReadOnlySpan<double> weights, ReadOnlySpan<double> source, int stride, Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, destination.Length + ((weights.Length - 1) * stride));
        ref double from = ref MemoryMarshal.GetReference(source);
        ref double to = ref MemoryMarshal.GetReference(destination);
        for (int i = 0; i < destination.Length; i += Vector<double>.Count)
        {
            Vector<double> sum = Vector<double>.Zero;
            for (int k = 0; k < weights.Length; k++)
            {
                sum = Vector.FusedMultiplyAdd(
                    new Vector<double>(weights[k]), Vector.LoadUnsafe(ref from, (nuint)(i + (k * stride))), sum);
            }

            sum.StoreUnsafe(ref to, (nuint)i);
        }
    }

    // exp(−d² / 2σ²), σ = 1.5, cut at the radius int(3.5·1.5 + 0.5) = 5 as scipy.ndimage cuts it
    private static double GaussianWeight(int distance) => Math.Exp(-(distance * distance) / (2 * 1.5 * 1.5));
}
