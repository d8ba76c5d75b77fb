using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Numerics;
using Facsimile.Statistics;

namespace Facsimile.Evaluation;

/// <summary>The latent codes of the evaluated images as points of a plane.</summary>
/// <param name="Horizontal">The first coordinate of each image.</param>
/// <param name="Vertical">The second coordinate of each image.</param>
/// <param name="ExplainedVariance">
/// The share of the codes' variance that the plane shows: 1 for codes of two numbers, which are shown as they are; else that
/// of the first two principal components.
/// </param>
public sealed record LatentMap(ImmutableArray<float> Horizontal, ImmutableArray<float> Vertical, double ExplainedVariance)
{
    /// <summary>The map of codes N × size; null when they have one number, or are one code that needs a projection.</summary>
    internal static LatentMap? Of(Tensor<float> codes, WorkerPool workers)
    {
        (int count, int size) = ((int)codes.Lengths[0], (int)codes.Lengths[1]);
        if (size == 2)
        {
            return Of(codes, 1);
        }

        if (size < 2 || count < 2)
        {
            return null;
        }

        var components = PrincipalComponents.Fit(codes, 2, workers: workers);
        return Of(components.Transform(codes, workers), Math.Min(1, components.ExplainedVarianceRatio.Sum()));
    }

    private static LatentMap Of(Tensor<float> points, double explainedVariance)
    {
        float[] values = new float[points.FlattenedLength];
        points.FlattenTo(values);
        return new LatentMap(
            [.. values.Where((_, i) => i % 2 == 0)], [.. values.Where((_, i) => i % 2 == 1)], explainedVariance);
    }
}
