using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Numerics;

namespace Facsimile.Evaluation;

/// <summary>What an evaluation asks of a model.</summary>
/// <param name="Shape">The size of the images that it takes.</param>
/// <param name="CodeSize">How many numbers a latent code has.</param>
/// <param name="Encode">The codes of images, N × code size.</param>
/// <param name="Reconstruct">What the model makes of images, N × image size.</param>
internal sealed record EvaluatedModel(
    ImageShape Shape,
    int CodeSize,
    Func<Images, WorkerPool, Tensor<float>> Encode,
    Func<Images, WorkerPool, Tensor<float>> Reconstruct);
