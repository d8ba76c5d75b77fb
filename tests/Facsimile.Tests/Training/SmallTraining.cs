using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Models.Plans;
using Facsimile.Numerics;
using Facsimile.Training;

namespace Facsimile.Tests.Training;

/// <summary>A model, pictures and options small enough to train many times.</summary>
internal static class SmallTraining
{
    public static readonly TrainingOptions Options = new()
    {
        Epochs = 6,
        BatchSize = 16,
        ValidationFraction = 0.2,
        Seed = 4,
        SnapshotCount = 3,
    };

    public static ImageShape Shape => new(1, 6, 7);

    public static Autoencoder NewModel(double dropout = 0, int seed = 1)
        => Autoencoder.Create(Shape, new DenseArchitecture { Widths = [24, 5], Dropout = dropout }, seed);

    /// <summary>A convolutional model with all that a step can meet: pooling, enlargement, normalisation, dropout.</summary>
    public static Autoencoder NewImageModel(int seed = 1) => Autoencoder.Create(
        Shape,
        new LayeredArchitecture
        {
            Encoder =
            [
                new Conv2dPlan { Channels = 4, Padding = 1 }, new ReluPlan(), new MaxPool2dPlan(),
                new UpsamplePlan(), new Conv2dPlan { Channels = 3, Stride = 1 }, new BatchNormPlan(), new TanhPlan(),
            ],
            Decoder =
            [
                new FlattenPlan(), new DropoutPlan { Probability = 0.1 }, new DensePlan { Width = 27 },
                new ReshapePlan { Shape = [3, 3, 3] }, new UpsamplePlan { Mode = UpsampleMode.Bilinear },
                new AveragePool2dPlan { Stride = 1 }, new ConvTranspose2dPlan { Channels = 4, Kernel = 2 }, new BatchNormPlan(),
                new ReluPlan(), new ConvTranspose2dPlan { Channels = 2, Kernel = 2, Stride = 2, OutputPaddingWidth = 1 },
                new Conv2dPlan { Channels = 1, Kernel = 7 }, new SigmoidPlan(),
            ],
        },
        seed);

    /// <summary>200 pictures of one bright bar each, at random places.</summary>
    public static LabelledImages Pictures()
    {
        var random = new RandomStream(8, "pictures");
        byte[] pixels = new byte[200 * Shape.Size];
        for (int i = 0; i < 200; i++)
        {
            pixels.AsSpan((i * Shape.Size) + (random.NextInt32(6) * 7), 7).Fill(220);
        }

        return new LabelledImages(new Images(Shape, pixels));
    }

    public static void AssertSame(Autoencoder expected, Autoencoder actual)
    {
        for (int i = 0; i < expected.Network.Parameters.Length; i++)
        {
            Assert.Equal(expected.Network.Parameters[i].Parameter.Values, actual.Network.Parameters[i].Parameter.Values);
        }

        Assert.True(TensorPrimitives.SumOfMagnitudes(expected.Network.Parameters[0].Parameter.Values) > 0);
    }
}
