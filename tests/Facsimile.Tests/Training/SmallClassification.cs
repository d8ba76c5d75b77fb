using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Training;

namespace Facsimile.Tests.Training;

/// <summary>A classifier, labelled pictures and options small enough to train many times.</summary>
internal static class SmallClassification
{
    public static readonly TrainingOptions Options = new() { Epochs = 6, BatchSize = 16, ValidationFraction = 0.2, Seed = 4 };

    public static ImageShape Shape => new(1, 6, 6);

    public static Classifier NewModel(double dropout = 0, int seed = 1) => Classifier.Create(
        Shape, ["one", "two", "three"], new ClassifierArchitecture { Widths = [12], Dropout = dropout }, seed: seed);

    /// <summary>Pictures of noise with a bright bar; two rows make a class.</summary>
    public static LabelledImages Pictures(int count = 200, int seed = 8)
    {
        var random = new RandomStream(seed, "pictures");
        byte[] pixels = new byte[count * Shape.Size];
        byte[] labels = new byte[count];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)random.NextInt32(200);
        }

        for (int i = 0; i < count; i++)
        {
            int row = random.NextInt32(6);
            labels[i] = (byte)(row / 2);
            pixels.AsSpan((i * Shape.Size) + (row * 6), 6).Fill(220);
        }

        return new LabelledImages(new Images(Shape, pixels), labels);
    }

    public static void AssertSame(Classifier expected, Classifier actual)
    {
        for (int i = 0; i < expected.Network.Parameters.Length; i++)
        {
            Assert.Equal(expected.Network.Parameters[i].Parameter.Values, actual.Network.Parameters[i].Parameter.Values);
        }
    }
}
