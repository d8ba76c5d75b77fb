using System.Numerics;
using System.Runtime.CompilerServices;

namespace Facsimile.Layers;

/// <summary>The values of one feature in a batch: one row in each sample, of one value or of all pixels of a channel.</summary>
internal readonly unsafe struct FeatureRows
{
    private readonly int _samples;
    private readonly int _width;
    private readonly nint _sampleStride;

    /// <summary>The features of a layer's input.</summary>
    public FeatureRows(LayerWorkspace workspace)
    {
        _samples = workspace.BatchSize;
        _sampleStride = workspace.Input.Size;
        _width = workspace.Input.Size / workspace.Input.Dimensions[0];
    }

    /// <summary>How many values a feature has.</summary>
    public long Count => (long)_samples * _width;

    /// <summary>Σ x.</summary>
    public double Sum(float* x, int feature) => Sum<OfValues>(x, x, 0, feature);

    /// <summary>Σ (x − mean)².</summary>
    public double SumOfSquares(float* x, int feature, float mean) => Sum<OfSquares>(x, x, mean, feature);

    /// <summary>Σ a·(x − mean).</summary>
    public double SumOfProducts(float* a, float* x, float mean, int feature) => Sum<OfProducts>(a, x, mean, feature);

    /// <summary>result = ofA·a + ofX·(x − mean) + addend.</summary>
    public void Combine(float ofA, float* a, float ofX, float* x, float mean, float addend, float* result, int feature)
    {
        for (int sample = 0; sample < _samples; sample++)
        {
            nint start = (sample * _sampleStride) + ((nint)feature * _width);
            int i = 0;
            for (; i + Vector<float>.Count <= _width; i += Vector<float>.Count)
            {
                Vector<float> sum = Vector.FusedMultiplyAdd(
                    Vector.Load(x + start + i) - new Vector<float>(mean), new Vector<float>(ofX), new Vector<float>(addend));
                Vector.FusedMultiplyAdd(Vector.Load(a + start + i), new Vector<float>(ofA), sum).Store(result + start + i);
            }

            for (; i < _width; i++)
            {
                float sum = float.FusedMultiplyAdd(x[start + i] - mean, ofX, addend);
                result[start + i] = float.FusedMultiplyAdd(a[start + i], ofA, sum);
            }
        }
    }

    private double Sum<TTerm>(float* a, float* x, float mean, int feature)
        where TTerm : struct, ITerm
    {
        double sum = 0;
        for (int sample = 0; sample < _samples; sample++)
        {
            nint start = (sample * _sampleStride) + ((nint)feature * _width);
            Vector<float> sums = Vector<float>.Zero;
            int i = 0;
            for (; i + Vector<float>.Count <= _width; i += Vector<float>.Count)
            {
                sums += TTerm.Of(Vector.Load(a + start + i), Vector.Load(x + start + i), new Vector<float>(mean));
            }

            for (; i < _width; i++)
            {
                sum += TTerm.Of(new Vector<float>(a[start + i]), new Vector<float>(x[start + i]), new Vector<float>(mean))[0];
            }

            sum += Vector.Sum(sums);
        }

        return sum;
    }

    private interface ITerm
    {
        static abstract Vector<float> Of(Vector<float> a, Vector<float> x, Vector<float> mean);
    }

    private readonly struct OfValues : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Of(Vector<float> a, Vector<float> x, Vector<float> mean) => a;
    }

    private readonly struct OfSquares : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Of(Vector<float> a, Vector<float> x, Vector<float> mean) => (x - mean) * (x - mean);
    }

    private readonly struct OfProducts : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Of(Vector<float> a, Vector<float> x, Vector<float> mean) => a * (x - mean);
    }
}
