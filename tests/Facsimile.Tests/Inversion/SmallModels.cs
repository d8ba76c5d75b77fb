using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Inversion;

/// <summary>Small models whose codes are searched for, and images for them.</summary>
internal static class SmallModels
{
    public static ImageShape Shape { get; } = new(1, 5, 6);

    /// <summary>All methods by name, with settings that suit these models.</summary>
    public static IReadOnlyDictionary<string, InversionMethod> Methods { get; } = new Dictionary<string, InversionMethod>
    {
        ["gradient descent"] = new GradientDescent { StepSize = 0.05, Tolerance = 1e-6, MaximumIterations = 5000 },
        ["Adam"] = new AdamDescent { LearningRate = 0.02, Iterations = 2000 },
        ["Adafactor"] = new AdafactorDescent { LearningRate = 0.01, Iterations = 4000 },
        ["BFGS"] = new Bfgs { Tolerance = 1e-6 },
        ["L-BFGS"] = new Lbfgs { Tolerance = 1e-6 },
        ["Levenberg-Marquardt"] = new LevenbergMarquardt { Tolerance = 1e-6 },
    };

    /// <summary>The decoder of the golden values, with an encoder of random weights.</summary>
    public static Autoencoder Golden(JsonNode golden)
    {
        Autoencoder autoencoder = Rectifier(seed: 1);
        for (int i = 0; i < 4; i++)
        {
            golden["weights"]![i].Floats().CopyTo(autoencoder.Decoder.Parameters[i].Parameter.Values.AsSpan());
        }

        return autoencoder;
    }

    /// <summary>Codes of two numbers, ReLU and sigmoid.</summary>
    public static Autoencoder Rectifier(int seed, int codeSize = 2)
        => Model(
            seed,
            [new Flatten(), new Dense(30, codeSize)],
            [new Dense(codeSize, 24), new Relu(), new Dense(24, 30), new Sigmoid(), new Reshape(Image)]);

    /// <summary>A decoder that is linear.</summary>
    public static Autoencoder Linear(int seed, int codeSize = 3)
        => Model(seed, [new Flatten(), new Dense(30, codeSize)], [new Dense(codeSize, 30), new Reshape(Image)]);

    /// <summary>Images of random levels.</summary>
    public static Images RandomImages(int count, int seed = 3)
    {
        var random = new RandomStream(seed, "images");
        return new Images(Shape, [.. Enumerable.Range(0, count * Shape.Size).Select(_ => (byte)random.NextInt32(256))]);
    }

    /// <summary>‖D(z) − x‖² over all pixels or the known ones, in double.</summary>
    public static double Loss(Autoencoder autoencoder, ReadOnlySpan<float> code, ReadOnlySpan<byte> image, bool[]? hidden = null)
    {
        float[] decoded = new float[image.Length];
        autoencoder.Decode(System.Numerics.Tensors.Tensor.Create(code.ToArray(), [1, code.Length])).FlattenTo(decoded);
        double sum = 0;
        for (int i = 0; i < image.Length; i++)
        {
            double residual = decoded[i] - (image[i] / 255f);
            sum += hidden is not null && hidden[i] ? 0 : residual * residual;
        }

        return sum;
    }

    private static Shape Image => new(1, 5, 6);

    private static Autoencoder Model(int seed, Layer[] encoder, Layer[] decoder)
    {
        Shape code = new(((Dense)encoder[1]).Outputs);
        var autoencoder = new Autoencoder(Shape, new Sequential(Image, encoder), new Sequential(code, decoder));
        var random = new RandomStream(seed, "weights");
        foreach (NamedParameter parameter in autoencoder.Network.Parameters)
        {
            float[] values = parameter.Parameter.Values;
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = 0.5f * (float)random.NextNormal();
            }
        }

        return autoencoder;
    }
}
