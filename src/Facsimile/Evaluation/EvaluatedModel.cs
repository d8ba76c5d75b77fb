using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Evaluation;

/// <summary>What an evaluation asks of a model.</summary>
/// <param name="Shape">The size of the images that it takes.</param>
/// <param name="CodeSize">How many numbers a latent code has.</param>
/// <param name="Encode">Finds the codes of a batch of images.</param>
/// <param name="Reconstruct">Gives a batch of images back.</param>
internal sealed record EvaluatedModel(
    ImageShape Shape, int CodeSize, EvaluatedModel.Encoding Encode, EvaluatedModel.Reconstruction Reconstruct)
{
    /// <summary>Writes the codes, N × code size, of images N × image size in [0, 1].</summary>
    public delegate void Encoding(ReadOnlySpan<float> images, Span<float> codes);

    /// <summary>Writes what the model makes of images, N × image size, given them and their codes.</summary>
    public delegate void Reconstruction(ReadOnlySpan<float> images, ReadOnlySpan<float> codes, Span<float> reconstructions);

    /// <summary>An autoencoder that works through batches in the same memory.</summary>
    /// <param name="autoencoder">The model.</param>
    /// <param name="batchSize">The most images of a batch.</param>
    /// <param name="workers">The threads that share the work.</param>
    public static EvaluatedModel Of(Autoencoder autoencoder, int batchSize, WorkerPool workers)
    {
        Workspace encoder = autoencoder.Encoder.CreateWorkspace(batchSize, training: false, workers);
        Workspace decoder = autoencoder.Decoder.CreateWorkspace(batchSize, training: false, workers);
        return new EvaluatedModel(
            autoencoder.Shape,
            autoencoder.CodeSize,
            (images, codes) => Run(encoder, images.Length / autoencoder.Shape.Size, images, codes),
            (images, codes, reconstructions) => Run(decoder, images.Length / autoencoder.Shape.Size, codes, reconstructions));
    }

    private static void Run(Workspace workspace, int count, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        workspace.BatchSize = count;
        inputs.CopyTo(workspace.Input);
        workspace.Forward();
        workspace.Output.CopyTo(outputs);
    }
}
