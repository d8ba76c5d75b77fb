using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Inversion.Analysis;

namespace Facsimile.Reports.Inversions;

/// <summary>
/// The way from the encoder's code of each image to the one found, v = MN − MT, beside the way to the middle of the encoder's codes,
/// u = mean(MT) − MT: where u·v is positive the code moves inward. Both in the whole space of codes, not only in the plane shown.
/// </summary>
/// <param name="Products">u·v of each image.</param>
/// <param name="Lengths">‖v‖ of each image.</param>
internal sealed record TranslationVectors(ImmutableArray<double> Products, ImmutableArray<double> Lengths)
{
    /// <summary>The share of the images whose code moves toward the mean.</summary>
    public double Inward => (double)Products.Count(product => product > 0) / Products.Length;

    public static TranslationVectors Of(LatentSet encoded, LatentSet found)
    {
        (Tensor<float> from, Tensor<float> to) = (encoded.Codes, found.Codes);
        (int count, int size) = ((int)from.Lengths[0], (int)from.Lengths[1]);
        double[] products = new double[count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < size; j++)
            {
                products[i] += (encoded.Moments.Mean[j] - from[i, j]) * ((double)to[i, j] - from[i, j]);
            }
        }

        return new TranslationVectors([.. products], found.Distances);
    }
}
