using System.Numerics.Tensors;

namespace Facsimile.Statistics;

/// <summary>
/// How far the rows of one set of points lie from those of another, such as latent codes before and after a search.
/// </summary>
public static class RowDistances
{
    /// <summary>
    /// The Euclidean distance ‖aᵢ − bᵢ‖ of each row of one set from the same row of the other; <see cref="Distribution.Of"/>
    /// sums them up.
    /// </summary>
    /// <param name="first">N × size.</param>
    /// <param name="second">N × size.</param>
    /// <returns>N distances.</returns>
    /// <exception cref="ArgumentException">The tensors are not rows of numbers, or differ in shape.</exception>
    /// <exception cref="FacsimileException">A value is not finite.</exception>
    public static double[] Between(Tensor<float> first, Tensor<float> second)
    {
        SampleRows a = SampleRows.Of(first, "Distances, first set", fewest: 0);
        SampleRows b = SampleRows.Of(second, "Distances, second set", fewest: 0);
        if (a.Count != b.Count || a.Size != b.Size)
        {
            throw new ArgumentException(
                $"The first set is {a.Count} × {a.Size}, the second {b.Count} × {b.Size}; they must be alike.", nameof(second));
        }

        double[] distances = new double[a.Count];
        for (int i = 0; i < distances.Length; i++)
        {
            double squares = 0;
            for (int j = 0; j < a.Size; j++)
            {
                double difference = (double)a[i][j] - b[i][j];
                squares += difference * difference;
            }

            distances[i] = Math.Sqrt(squares);
        }

        return distances;
    }
}
