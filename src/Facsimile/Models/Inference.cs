using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Numerics;

namespace Facsimile.Models;

/// <summary>Runs a network over any number of samples, a batch at a time.</summary>
internal static class Inference
{
    private const int BatchSize = 256;

    /// <summary>Writes the samples from <paramref name="start"/> on, as many as fill the destination.</summary>
    public delegate void SampleSource(int start, Span<float> destination);

    /// <summary>The outputs of all samples, one behind the other.</summary>
    /// <param name="network">The network.</param>
    /// <param name="count">How many samples there are.</param>
    /// <param name="source">Gives the input samples.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <param name="logits">Whether the network's last activation is left out.</param>
    public static float[] Run(
        Sequential network, int count, SampleSource source, WorkerPool? workers, bool logits = false)
    {
        RequireRoom(network, count);
        int size = network.Output.Size;
        float[] outputs = new float[count * size];
        if (count == 0)
        {
            return outputs;
        }

        Workspace workspace = network.CreateWorkspace(Math.Min(count, BatchSize), training: false, workers);
        for (int start = 0; start < count; start += BatchSize)
        {
            workspace.BatchSize = Math.Min(BatchSize, count - start);
            source(start, workspace.Input);
            workspace.Forward(logits);
            workspace.Output.CopyTo(outputs.AsSpan(start * size));
        }

        return outputs;
    }

    /// <summary>Refuses more outputs than an array can hold.</summary>
    public static void RequireRoom(Sequential network, int count)
    {
        int size = Math.Max(network.Input.Size, network.Output.Size);
        if ((long)count * size > Array.MaxLength)
        {
            throw new FacsimileException(
                $"{count} images give {size} values each, more than can be held at once; "
                + $"take at most {Array.MaxLength / size} images.");
        }
    }

    /// <summary>How many samples a tensor holds for a network.</summary>
    /// <exception cref="ShapeException">Its samples have another size than those that the network takes.</exception>
    public static int Count(Tensor<float> samples, Sequential network)
    {
        ArgumentNullException.ThrowIfNull(samples);
        long count = samples.Rank == 0 ? 0 : samples.Lengths[0];
        return samples.FlattenedLength == count * network.Input.Size
            ? checked((int)count)
            : throw new ShapeException(
                $"A tensor of {string.Join('×', samples.Lengths.ToArray())} is no batch of samples of "
                    + $"{network.Input.Size} values.");
    }

    /// <summary>The samples of a tensor.</summary>
    public static SampleSource SourceOf(Tensor<float> samples)
    {
        float[] values = new float[samples.FlattenedLength];
        samples.FlattenTo(values);
        int size = values.Length == 0 ? 0 : values.Length / (int)samples.Lengths[0];
        return (start, destination) => values.AsSpan(start * size, destination.Length).CopyTo(destination);
    }

    /// <summary>Images as floats in [0, 1].</summary>
    /// <exception cref="ShapeException">They have another size than those that the model takes.</exception>
    public static SampleSource SourceOf(Images images, ImageShape shape)
        => images.Shape == shape
            ? images.CopyTo
            : throw new ShapeException($"The images are {images.Shape}, but the model takes {shape}.");
}
