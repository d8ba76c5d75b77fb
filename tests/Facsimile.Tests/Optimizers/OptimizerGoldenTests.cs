using System.Text.Json;
using System.Text.Json.Nodes;
using Facsimile.Layers;
using Facsimile.Numerics;
using Facsimile.Optimizers;
using Facsimile.Storage;

namespace Facsimile.Tests.Optimizers;

public class OptimizerGoldenTests
{
    [Fact]
    public void Ten_steps_equal_those_of_PyTorch()
    {
        JsonNode golden = JsonNode.Parse(File.ReadAllText(SourceTree.Golden("optimizers.json")))!;
        Assert.Equal(10, golden["runs"]!.AsArray().Count);
        foreach (JsonNode? run in golden["runs"]!.AsArray())
        {
            for (int p = 0; p < 2; p++)
            {
                JsonNode[] gradients = golden["gradients"]!.AsArray().Select(step => step![p]!).ToArray();
                JsonNode[] after = run!["after"]!.AsArray().Select(step => step![p]!).ToArray();
                Replay(run["optimizer"]!, golden["shapes"]![p]!, golden["start"]![p]!, gradients, after);
            }
        }
    }

    [Fact]
    public void Ten_steps_of_Adafactor_equal_those_of_the_paper_in_double()
    {
        JsonNode golden = JsonNode.Parse(File.ReadAllText(SourceTree.Golden("adafactor.json")))!;
        Assert.Equal(6, golden["runs"]!.AsArray().Count);
        foreach (JsonNode? run in golden["runs"]!.AsArray())
        {
            JsonNode[] gradients = run!["gradients"]!.AsArray().Select(step => step!).ToArray();
            JsonNode[] after = run["after"]!.AsArray().Select(step => step!).ToArray();
            Replay(run["optimizer"]!, run["shape"]!, run["start"]!, gradients, after);
        }
    }

    private static void Replay(JsonNode settings, JsonNode shape, JsonNode start, JsonNode[] gradients, JsonNode[] after)
    {
        Optimizer optimizer = settings.Deserialize<Optimizer>(JsonFormat.Compact)!;
        var parameter = new Parameter("weight", new Shape(shape.Deserialize<int[]>()!));
        start.Deserialize<float[]>()!.CopyTo(parameter.Values, 0);
        OptimizerState state = optimizer.CreateState(parameter);
        Assert.Equal(10, gradients.Length);
        for (int step = 1; step <= gradients.Length; step++)
        {
            float[] gradient = gradients[step - 1].Deserialize<float[]>()!;
            optimizer.Update([parameter], [gradient], [state], optimizer.LearningRate, step, WorkerPool.WithThreads(2));

            double[] expected = after[step - 1].Deserialize<double[]>()!;
            double tolerance = 1e-6 * expected.Max(Math.Abs);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.True(
                    Math.Abs(expected[i] - parameter.Values[i]) <= tolerance,
                    $"{settings.ToJsonString()} step {step} value {i}: expected {expected[i]:R}, found {parameter.Values[i]:R}");
            }
        }
    }
}
