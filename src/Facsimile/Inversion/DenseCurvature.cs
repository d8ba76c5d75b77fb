namespace Facsimile.Inversion;

/// <summary>H as a matrix: H ← (I − ρ·s·yᵀ)·H·(I − ρ·y·sᵀ) + ρ·s·sᵀ with ρ = 1/yᵀs; first it is sᵀy/yᵀy·I.</summary>
internal sealed class DenseCurvature(Objective objective) : ICurvature
{
    private readonly int _size = objective.CodeSize;
    private readonly double[] _matrices = new double[objective.Capacity * objective.CodeSize * objective.CodeSize];
    private readonly bool[] _knows = new bool[objective.Capacity];
    private readonly double[] _product = new double[objective.CodeSize];

    /// <inheritdoc/>
    public void Reset(int image)
    {
        _knows[image] = false;
        Scale(image, 1);
    }

    /// <inheritdoc/>
    public void Learn(int image, ReadOnlySpan<double> s, ReadOnlySpan<double> y)
    {
        double curvature = DotProduct.Of(s, y);
        if (!_knows[image])
        {
            Scale(image, curvature / DotProduct.Of(y, y));
            _knows[image] = true;
        }

        // H·y, then H + (1 + ρ·yᵀHy)·ρ·s·sᵀ − ρ·(Hy·sᵀ + s·(Hy)ᵀ).
        Span<double> matrix = Matrix(image);
        double inner = 0;
        for (int i = 0; i < _size; i++)
        {
            _product[i] = DotProduct.Of(matrix.Slice(i * _size, _size), y);
            inner += _product[i] * y[i];
        }

        double ofSteps = (1 + (inner / curvature)) / curvature;
        for (int i = 0; i < _size; i++)
        {
            for (int j = 0; j < _size; j++)
            {
                matrix[(i * _size) + j] += (ofSteps * s[i] * s[j]) - (((_product[i] * s[j]) + (s[i] * _product[j])) / curvature);
            }
        }
    }

    /// <inheritdoc/>
    public void Direction(int image, ReadOnlySpan<double> gradient, Span<double> direction)
    {
        for (int i = 0; i < _size; i++)
        {
            direction[i] = -DotProduct.Of(Matrix(image).Slice(i * _size, _size), gradient);
        }
    }

    private void Scale(int image, double diagonal)
    {
        Span<double> matrix = Matrix(image);
        matrix.Clear();
        for (int i = 0; i < _size; i++)
        {
            matrix[(i * _size) + i] = diagonal;
        }
    }

    private Span<double> Matrix(int image) => _matrices.AsSpan(image * _size * _size, _size * _size);
}
