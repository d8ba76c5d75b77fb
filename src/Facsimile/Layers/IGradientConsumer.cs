namespace Facsimile.Layers;

/// <summary>
/// Uses the gradient of a parameter piece by piece, as soon as it is computed and while it is in the cache: an optimiser that
/// treats each value alone changes it at once, and the gradient never goes to memory.
/// </summary>
internal interface IGradientConsumer
{
    /// <summary>Uses a piece of a gradient. Pieces may come from several threads at once.</summary>
    /// <param name="parameter">The number of the parameter in <see cref="Sequential.Parameters"/>.</param>
    /// <param name="start">The place of the piece in the parameter.</param>
    /// <param name="gradient">The gradient of these values.</param>
    void Consume(int parameter, int start, ReadOnlySpan<float> gradient);
}
