using System.Numerics.Tensors;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Optimizers;

namespace Facsimile.Inversion;

/// <summary>
/// At the encoder's code and at random ones besides; the random codes of an image follow from the seed and its position.
/// </summary>
public sealed record RestartStart : InversionStart
{
    private readonly float[]? _mean;
    private readonly double[]? _factor;

    /// <summary>Random codes from N(0, I), the prior of a variational autoencoder.</summary>
    public RestartStart()
    {
    }

    /// <summary>Random codes from the normal distribution with the mean and the covariance of given codes.</summary>
    /// <param name="codes">N × code size, at least two, all finite.</param>
    /// <exception cref="FacsimileException">There are fewer, or one is not finite.</exception>
    public RestartStart(Tensor<float> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        float[] values = new float[checked((int)codes.FlattenedLength)];
        codes.FlattenTo(values);
        if (codes.Lengths.Length != 2 || codes.Lengths[0] < 2 || !TensorPrimitives.IsFiniteAll<float>(values))
        {
            throw new FacsimileException(
                "Restarts around codes need at least two of them, N×code size, all of finite numbers; otherwise leave them out.");
        }

        int size = (int)codes.Lengths[1];
        _mean = new float[size];
        _factor = Distribution(values, size, _mean);
    }

    /// <summary>How many random codes each image gets, 1 to 1,000; 4 by default.</summary>
    public int Restarts { get; init; } = 4;

    /// <summary>The seed; 0 by default.</summary>
    public int Seed { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        string around = _factor is null ? "" : $" around given ones ({CodesChecksum.Of<float>(_mean)}, {CodesChecksum.Of<double>(_factor)})";
        return $"encoder and {Restarts} random codes{around}, seed {Seed}";
    }

    /// <inheritdoc/>
    internal override int Count => 1 + Restarts;

    /// <inheritdoc/>
    internal override void Check(Autoencoder autoencoder, int images)
    {
        SettingCheck.Require(Restarts is >= 1 and <= 1000, Restarts, "restarts", "1 to 1000", 4);
        if (_mean is not null && _mean.Length != autoencoder.CodeSize)
        {
            throw new FacsimileException(
                $"The codes to restart around have {_mean.Length} numbers, but the decoder takes codes of {autoencoder.CodeSize}; "
                    + "give codes of the same model.");
        }
    }

    /// <inheritdoc/>
    internal override void Fill(InversionChunk chunk, Span<float> codes)
    {
        chunk.EncoderCodes.CopyTo(codes);
        int size = chunk.EncoderCodes.Length / chunk.Count;
        var random = new RandomStream(Seed, "restart");
        double[] normals = new double[size];
        for (int row = chunk.Count; row < Count * chunk.Count; row++)
        {
            int image = row % chunk.Count;
            random.Restart(((long)(row / chunk.Count) << 32) | (uint)(chunk.First + image));
            for (int i = 0; i < size; i++)
            {
                normals[i] = random.NextNormal();
            }

            Transform(normals, codes.Slice(row * size, size));
        }
    }

    /// <summary>z = mean + L·n, where L·Lᵀ is the covariance.</summary>
    private void Transform(double[] normals, Span<float> code)
    {
        for (int i = 0; i < code.Length; i++)
        {
            double value = _factor is null ? normals[i] : _mean![i];
            for (int j = 0; j <= i && _factor is not null; j++)
            {
                value += _factor[(i * code.Length) + j] * normals[j];
            }

            code[i] = (float)value;
        }
    }

    /// <summary>The factor L of the covariance; writes the mean.</summary>
    private static double[] Distribution(float[] values, int size, float[] mean)
    {
        int count = values.Length / size;
        double[] means = new double[size];
        for (int i = 0; i < values.Length; i++)
        {
            means[i % size] += (double)values[i] / count;
        }

        double[] covariance = new double[size * size];
        for (int start = 0; start < values.Length; start += size)
        {
            for (int i = 0; i < size * size; i++)
            {
                covariance[i] += (values[start + (i / size)] - means[i / size])
                    * (values[start + (i % size)] - means[i % size]) / (count - 1);
            }
        }

        // A number of the code that never changes needs a little damping to have a factor.
        double largest = Enumerable.Range(0, size).Max(i => covariance[(i * size) + i]);
        double[] factor = new double[size * size];
        double damping = 1e-12 * Math.Max(largest, 1e-300);
        while (!Cholesky.Solve(covariance, damping, new double[size], factor, new double[size]))
        {
            damping *= 10;
        }

        for (int i = 0; i < size; i++)
        {
            mean[i] = (float)means[i];
        }

        return factor;
    }
}
