using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Inversion.Analysis;

/// <summary>What a decoder makes of codes, and how far that is from images.</summary>
/// <param name="autoencoder">The model.</param>
/// <param name="workers">The threads that share the work.</param>
internal sealed class CodeDecoder(Autoencoder autoencoder, WorkerPool workers)
{
    /// <summary>The decoded codes.</summary>
    public Images Decode(Tensor<float> codes) => Images.FromTensor(autoencoder.Shape, autoencoder.Decode(codes, workers));

    /// <summary>The decoded codes of some rows.</summary>
    public Images Decode(Tensor<float> codes, ImmutableArray<int> rows)
    {
        int size = autoencoder.CodeSize;
        float[] selected = [.. rows.SelectMany(row => Enumerable.Range(0, size).Select(i => codes[row, i]))];
        return Decode(Tensor.Create(selected, [rows.Length, size]));
    }

    /// <summary>‖D(z) − x‖² of each image and its code.</summary>
    public ImmutableArray<double> Losses(Images images, Tensor<float> codes)
    {
        Tensor<float> pictures = autoencoder.Decode(codes, workers);
        float[] decoded = new float[pictures.FlattenedLength];
        pictures.FlattenTo(decoded);
        float[] image = new float[images.Shape.Size];
        double[] losses = new double[images.Count];
        for (int i = 0; i < losses.Length; i++)
        {
            images.CopyTo(i, image);
            for (int j = 0; j < image.Length; j++)
            {
                double difference = (double)decoded[(i * image.Length) + j] - image[j];
                losses[i] += difference * difference;
            }
        }

        return [.. losses];
    }

    /// <summary>The first codes of a list as rows.</summary>
    public Tensor<float> Rows(ImmutableArray<float> codes, int count)
        => Tensor.Create([.. codes.AsSpan(0, count * autoencoder.CodeSize)], [count, autoencoder.CodeSize]);
}
