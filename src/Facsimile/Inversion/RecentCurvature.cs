namespace Facsimile.Inversion;

/// <summary>H by the last few steps, as the two loops of Nocedal and Wright, algorithm 7.4, multiply by it.</summary>
internal sealed class RecentCurvature(Objective objective, int history) : ICurvature
{
    private readonly int _size = objective.CodeSize;
    private readonly double[] _steps = new double[checked(objective.Capacity * history * objective.CodeSize)];
    private readonly double[] _changes = new double[checked(objective.Capacity * history * objective.CodeSize)];
    private readonly long[] _learned = new long[objective.Capacity];
    private readonly double[] _shares = new double[history];

    /// <inheritdoc/>
    public void Reset(int image) => _learned[image] = 0;

    /// <inheritdoc/>
    public void Learn(int image, ReadOnlySpan<double> s, ReadOnlySpan<double> y)
    {
        long number = _learned[image]++;
        s.CopyTo(Of(_steps, image, number));
        y.CopyTo(Of(_changes, image, number));
    }

    /// <inheritdoc/>
    public void Direction(int image, ReadOnlySpan<double> gradient, Span<double> direction)
    {
        long last = _learned[image];
        long first = Math.Max(0, last - history);
        for (int i = 0; i < _size; i++)
        {
            direction[i] = -gradient[i];
        }

        for (long i = last - 1; i >= first; i--)
        {
            Span<double> s = Of(_steps, image, i);
            Span<double> y = Of(_changes, image, i);
            _shares[i % history] = DotProduct.Of(s, direction) / DotProduct.Of(s, y);
            Add(direction, -_shares[i % history], y);
        }

        if (last > 0)
        {
            Span<double> s = Of(_steps, image, last - 1);
            Span<double> y = Of(_changes, image, last - 1);
            double scale = DotProduct.Of(s, y) / DotProduct.Of(y, y);
            for (int i = 0; i < _size; i++)
            {
                direction[i] *= scale;
            }
        }

        for (long i = first; i < last; i++)
        {
            Span<double> s = Of(_steps, image, i);
            Span<double> y = Of(_changes, image, i);
            Add(direction, _shares[i % history] - (DotProduct.Of(y, direction) / DotProduct.Of(s, y)), s);
        }
    }

    private static void Add(Span<double> sum, double factor, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += factor * values[i];
        }
    }

    private Span<double> Of(double[] values, int image, long number)
        => values.AsSpan(((image * history) + (int)(number % history)) * _size, _size);
}
