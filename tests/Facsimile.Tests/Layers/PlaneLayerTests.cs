using Facsimile.Layers;
using Facsimile.Numerics;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Layers;

/// <summary>Pooling and enlargement over all small sizes.</summary>
public class PlaneLayerTests
{
    public static TheoryData<string, Func<Layer>, int> Layers => new()
    {
        { "max pool 2", () => new MaxPool2d(2), 2 },
        { "max pool 3, stride 1", () => new MaxPool2d(3, 1), 3 },
        { "max pool 2, stride 3", () => new MaxPool2d(2, 3), 2 },
        { "average pool 2", () => new AveragePool2d(2), 2 },
        { "average pool 3, stride 2", () => new AveragePool2d(3, 2), 3 },
        { "average pool 1, stride 2", () => new AveragePool2d(1, 2), 1 },
        { "nearest 1", () => new Upsample(1), 1 },
        { "nearest 3", () => new Upsample(3), 1 },
        { "bilinear 1", () => new Upsample(1, UpsampleMode.Bilinear), 1 },
        { "bilinear 2", () => new Upsample(2, UpsampleMode.Bilinear), 1 },
        { "bilinear 5", () => new Upsample(5, UpsampleMode.Bilinear), 1 },
    };

    [Theory]
    [MemberData(nameof(Layers), DisableDiscoveryEnumeration = true)]
    public void Every_small_size_agrees_with_the_plain_formula(string name, Func<Layer> layer, int smallest)
    {
        for (int height = smallest; height <= 8; height++)
        {
            for (int width = smallest; width <= 8; width++)
            {
                Check(name, new Sequential(new Shape(2, height, width), layer()));
            }
        }
    }

    private static void Check(string name, Sequential network)
    {
        const int Batch = 3;
        Workspace workspace = network.CreateWorkspace(Batch, training: true, WorkerPool.WithThreads(2));
        var random = new RandomStream(1, "planes");
        workspace.BeginStep(1);
        foreach (ref float value in workspace.Input)
        {
            value = (float)random.NextNormal();
        }

        workspace.Forward();
        double[] input = [.. workspace.Input.ToArray().Select(value => (double)value)];
        double[] expected = [.. ReferenceLayers.Forward(
            network.Layers, network.Input, [.. input.Chunk(network.Input.Size)], []).SelectMany(output => output)];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - workspace.Output[i]) < 1e-5, $"{name} of {network.Input}, {i}");
        }

        // The output is a sum of inputs times factors that the gradient has too: Σ output·gradient = Σ input·its gradient.
        foreach (ref float value in workspace.OutputGradient)
        {
            value = (float)random.NextNormal();
        }

        double[] upstream = [.. workspace.OutputGradient.ToArray().Select(value => (double)value)];
        workspace.Backward(inputGradient: true);
        double[] gradient = [.. workspace.InputGradient.ToArray().Select(value => (double)value)];
        Assert.Equal(Dot(expected, upstream), Dot(input, gradient), 1e-3);

        static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
    }
}
