namespace Facsimile.Bench.Products;

/// <summary>The three products of a dense layer Y = X·Wᵀ; each transposes differently.</summary>
internal enum ProductKind
{
    /// <summary>Y = X·Wᵀ.</summary>
    Forward,

    /// <summary>∂W = ∂Yᵀ·X.</summary>
    WeightGradient,

    /// <summary>∂X = ∂Y·W.</summary>
    InputGradient,
}
