using System.Buffers;
using System.Runtime.CompilerServices;
using Facsimile.Numerics;

namespace Facsimile.Data.Corruptions;

/// <summary>Hides pixels: all channels of a hidden pixel become 0. Which pixels these are is known, so a model can fill them in.</summary>
public abstract record Mask : Corruption
{
    /// <summary>No image has a longer side.</summary>
    private protected const int LargestSide = 1 << 14;

    /// <summary>Says which pixels of an image are hidden; allocates nothing.</summary>
    /// <param name="hidden">Height × width values, row by row; all are written.</param>
    /// <param name="shape">The size of the image, for which <see cref="Corruption.Prepare"/> was called.</param>
    /// <param name="random">The random numbers of this image.</param>
    public abstract void Hide(Span<bool> hidden, ImageShape shape, RandomStream random);

    /// <inheritdoc/>
    public sealed override void Apply(Span<float> image, ImageShape shape, RandomStream random)
    {
        int plane = shape.Height * shape.Width;
        bool[] rented = ArrayPool<bool>.Shared.Rent(plane);
        Span<bool> hidden = rented.AsSpan(0, plane);
        Hide(hidden, shape, random);
        for (int start = 0; start < image.Length; start += plane)
        {
            Span<float> channel = image.Slice(start, plane);
            for (int i = 0; i < channel.Length; i++)
            {
                // Without a branch, which the processor could not foresee: 0 − 1 keeps all bits, 1 − 1 none.
                int kept = Unsafe.BitCast<bool, byte>(hidden[i]) - 1;
                channel[i] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(channel[i]) & kept);
            }
        }

        ArrayPool<bool>.Shared.Return(rented);
    }
}
