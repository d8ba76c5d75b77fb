using System.Numerics.Tensors;
using Facsimile.Numerics;

namespace Facsimile.Data.Corruptions;

/// <summary>Noise that is added to each value of an image.</summary>
public abstract record AdditiveNoise : Corruption
{
    /// <summary>The largest deviation; pixels lie in [0, 1], so that nothing of an image is left long before.</summary>
    private protected const double Largest = 10;

    /// <summary>Whether the noisy values are cut off at 0 and 1; true by default.</summary>
    public bool Clamp { get; init; } = true;

    /// <summary>The end of the description.</summary>
    private protected string Ending => Clamp ? string.Empty : ", not cut off at 0 and 1";

    /// <inheritdoc/>
    public sealed override void Apply(Span<float> image, ImageShape shape, RandomStream random)
    {
        var lanes = new RandomLanes(random);
        Span<float> noise = stackalloc float[16 * RandomLanes.Step];
        for (int start = 0; start < image.Length; start += noise.Length)
        {
            Span<float> piece = image.Slice(start, Math.Min(noise.Length, image.Length - start));
            Add(piece, noise[..RandomLanes.WholeSteps(piece.Length)], ref lanes);
            if (Clamp)
            {
                TensorPrimitives.Clamp(piece, 0f, 1f, piece);
            }
        }
    }

    /// <summary>Adds the next noise.</summary>
    /// <param name="piece">The values to change.</param>
    /// <param name="scratch">Room for the noise, at least as long as the values and a whole number of steps.</param>
    /// <param name="lanes">The random numbers.</param>
    private protected abstract void Add(Span<float> piece, Span<float> scratch, ref RandomLanes lanes);
}
