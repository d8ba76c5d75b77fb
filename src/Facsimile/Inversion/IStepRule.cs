namespace Facsimile.Inversion;

/// <summary>How one gradient becomes one step; each image by itself.</summary>
internal interface IStepRule
{
    /// <summary>Whether the best code met is the result, and not the last one.</summary>
    bool KeepsBest => true;

    /// <summary>Forgets what was kept of earlier images.</summary>
    void Begin();

    /// <summary>Changes a code.</summary>
    /// <param name="image">The image.</param>
    /// <param name="iteration">The number of the step, from 1.</param>
    /// <param name="gradient">∂L/∂z.</param>
    /// <param name="code">z.</param>
    /// <returns>Whether the step is within the tolerance.</returns>
    bool Step(int image, int iteration, ReadOnlySpan<float> gradient, Span<float> code);
}
