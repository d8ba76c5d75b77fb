using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Evaluation;

/// <summary>Images, and models whose reconstructions of them are known.</summary>
internal static class SmallEvaluation
{
    public static ImageShape Shape { get; } = new(1, 12, 14);

    /// <summary>Images with labels 0, 1, 4, 0, 1, 4, …</summary>
    public static LabelledImages Labelled(ImageShape shape, int count)
        => new(
            TestImages.Waves(shape, count, seed: 6), [.. Enumerable.Range(0, count).Select(i => (byte)(i % 3 == 2 ? 4 : i % 3))]);

    /// <summary>Gives its input back; its codes are the first pixels.</summary>
    public static EvaluatedModel Identity(ImageShape shape, int codeSize) => new(
        shape,
        codeSize,
        (chunk, codes) =>
        {
            var images = Images.FromFloats(shape, chunk);
            for (int i = 0; i < codes.Length; i++)
            {
                codes[i] = Code(images, i / codeSize, i % codeSize);
            }
        },
        (chunk, _, outputs) => chunk.CopyTo(outputs));

    /// <summary>A number of an image's code by <see cref="Identity"/>.</summary>
    public static float Code(Images images, int image, int number) => images[image][number * 3] / 255f;

    /// <summary>Each image drawn towards grey: contrast 1 keeps it; the image's place in the whole set decides.</summary>
    public static void Fade(ReadOnlySpan<float> chunk, Span<float> outputs, Images all, Func<int, float> contrast)
    {
        var images = Images.FromFloats(all.Shape, chunk);
        for (int i = 0; i < images.Count; i++)
        {
            int index = 0;
            while (!all[index].SequenceEqual(images[i]))
            {
                index++;
            }

            for (int j = i * all.Shape.Size; j < (i + 1) * all.Shape.Size; j++)
            {
                outputs[j] = 0.5f + (contrast(index) * (chunk[j] - 0.5f));
            }
        }
    }
}
