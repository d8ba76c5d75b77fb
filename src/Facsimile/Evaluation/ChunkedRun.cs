using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Data.Corruptions;

namespace Facsimile.Evaluation;

/// <summary>Runs images through a model in chunks, corrupted where a corruption is given.</summary>
/// <param name="model">The model.</param>
/// <param name="images">The images.</param>
/// <param name="corruptor">What they are corrupted with before the model sees them; null for nothing.</param>
internal sealed class ChunkedRun(EvaluatedModel model, Images images, Corruptor? corruptor)
{
    // The floats of a chunk of images: 1 MB each for originals, reconstructions and the model's own copies of them.
    private const int ChunkValues = 1 << 18;
    private const int ChunkImages = 256;

    /// <summary>Is shown a chunk.</summary>
    /// <param name="start">The position of its first image.</param>
    /// <param name="originals">The images.</param>
    /// <param name="inputs">What the model saw of them.</param>
    /// <param name="outputs">What it made of that.</param>
    public delegate void Visitor(
        int start, ReadOnlySpan<float> originals, ReadOnlySpan<float> inputs, Span<float> outputs);

    private int Size => images.Shape.Size;

    /// <summary>How many images are run at once.</summary>
    public static int ImagesInChunk(ImageShape shape) => Math.Clamp(ChunkValues / shape.Size, 1, ChunkImages);

    /// <summary>Runs all images in their order.</summary>
    /// <param name="codes">Receives their codes, N × code size.</param>
    /// <param name="visit">Is shown each chunk.</param>
    /// <exception cref="FacsimileException">The model gives values that are not finite.</exception>
    public void Visit(Span<float> codes, Visitor visit)
    {
        int chunkImages = Math.Min(images.Count, ImagesInChunk(images.Shape));
        float[] originalBuffer = new float[chunkImages * Size];
        float[] inputBuffer = corruptor is null ? originalBuffer : new float[chunkImages * Size];
        float[] outputBuffer = new float[chunkImages * Size];
        for (int start = 0; start < images.Count; start += chunkImages)
        {
            int count = Math.Min(chunkImages, images.Count - start);
            Span<float> originals = originalBuffer.AsSpan(0, count * Size);
            Span<float> inputs = inputBuffer.AsSpan(0, count * Size);
            Span<float> outputs = outputBuffer.AsSpan(0, count * Size);
            images.CopyTo(start, originals);
            originals.CopyTo(inputs);
            for (int i = 0; i < count; i++)
            {
                corruptor?.Apply(inputs.Slice(i * Size, Size), start + i, Corruptor.Fixed);
            }

            Run(inputs, codes.Slice(start * model.CodeSize, count * model.CodeSize), outputs);
            visit(start, originals, inputs, outputs);
        }
    }

    /// <summary>Runs some images, one by one.</summary>
    /// <param name="indices">Their positions.</param>
    /// <returns>What the model saw, and what it made of that; N × image size.</returns>
    public (float[] Inputs, float[] Outputs) Select(ReadOnlySpan<int> indices)
    {
        float[] code = new float[model.CodeSize];
        float[] inputs = new float[indices.Length * Size];
        float[] outputs = new float[inputs.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            Span<float> input = inputs.AsSpan(i * Size, Size);
            images.CopyTo(indices[i], input);
            corruptor?.Apply(input, indices[i], Corruptor.Fixed);
            Run(input, code, outputs.AsSpan(i * Size, Size));
        }

        return (inputs, outputs);
    }

    private void Run(ReadOnlySpan<float> inputs, Span<float> codes, Span<float> outputs)
    {
        model.Encode(inputs, codes);
        CheckFinite(codes, "codes");
        model.Reconstruct(inputs, codes, outputs);
        CheckFinite(outputs, "reconstructions");
    }

    private static void CheckFinite(ReadOnlySpan<float> values, string what)
    {
        if (!TensorPrimitives.IsFiniteAll(values))
        {
            throw new NonFiniteOutputException(
                $"The model's {what} hold NaN or infinite values: its weights are corrupted or its training diverged; "
                + "train it again with a lower learning rate.");
        }
    }
}
