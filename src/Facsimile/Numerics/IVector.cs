namespace Facsimile.Numerics;

/// <summary>A vector register of floats, as the kernels for 16 registers use it: one kernel serves all widths.</summary>
internal unsafe interface IVector<TSelf>
    where TSelf : struct, IVector<TSelf>
{
    /// <summary>How many floats it holds.</summary>
    static abstract int Count { get; }

    /// <summary>The same value in all places.</summary>
    static abstract TSelf Create(float value);

    /// <summary>The floats that stand there.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>left·right + addend, rounded once where the processor can.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>The sums.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Writes the floats.</summary>
    void Store(float* destination);
}
