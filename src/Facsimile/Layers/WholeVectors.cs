namespace Facsimile.Layers;

/// <summary>
/// Applies a vectorised function so that each value's result is the same bits wherever the value stands: pieces shorter
/// than the widest vector would be computed by another, scalar method, and how a row is cut into pieces depends on the
/// number of threads.
/// </summary>
internal static class WholeVectors
{
    private const int Widest = 16;

    /// <summary>A function that reads the first span and writes the second, which may be the same memory.</summary>
    public delegate void Function(ReadOnlySpan<float> source, Span<float> destination);

    /// <summary>Replaces each value by the function's.</summary>
    public static void Apply(Span<float> values, Function function)
    {
        if (values.Length >= Widest)
        {
            function(values, values);
            return;
        }

        Span<float> padded = stackalloc float[Widest];
        padded.Clear();
        values.CopyTo(padded);
        function(padded, padded);
        padded[..values.Length].CopyTo(values);
    }
}
