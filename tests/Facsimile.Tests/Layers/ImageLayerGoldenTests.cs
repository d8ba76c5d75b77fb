using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Numerics;
using Facsimile.Optimizers;
using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Tests.Layers;

/// <summary>The layers of images against PyTorch: Goldens/image_layers.py.</summary>
public class ImageLayerGoldenTests
{
    private const int Batch = 3;

    private static readonly Dictionary<string, (Shape Input, Func<Layer[]> Layers)> Networks = new()
    {
        ["conv"] = (new Shape(2, 7, 6), () => [new Conv2d(2, 5, 3)]),
        ["conv-padded"] = (new Shape(3, 7, 6), () => [new Conv2d(3, 4, 5, padding: 2)]),
        ["conv-strided"] = (new Shape(3, 9, 8), () => [new Conv2d(3, 6, 3, stride: 2, padding: 1)]),
        ["conv-transpose"] = (new Shape(4, 3, 5), () => [new ConvTranspose2d(4, 3, 3)]),
        ["conv-transpose-strided"] = (new Shape(4, 3, 5), () => [new ConvTranspose2d(4, 3, 3, 2, 1, 1, 0)]),
        ["max-pool"] = (new Shape(2, 7, 6), () => [new MaxPool2d(2)]),
        ["max-pool-overlapping"] = (new Shape(2, 7, 9), () => [new MaxPool2d(3, stride: 2)]),
        ["average-pool"] = (new Shape(2, 7, 6), () => [new AveragePool2d(2)]),
        ["average-pool-overlapping"] = (new Shape(2, 7, 9), () => [new AveragePool2d(3, stride: 2)]),
        ["nearest"] = (new Shape(2, 3, 4), () => [new Upsample(2)]),
        ["bilinear"] = (new Shape(2, 3, 4), () => [new Upsample(2, UpsampleMode.Bilinear)]),
        ["bilinear-3"] = (new Shape(1, 4, 3), () => [new Upsample(3, UpsampleMode.Bilinear)]),
        ["batch-norm"] = (new Shape(7), () => [new BatchNorm(7)]),
        ["batch-norm-images"] = (new Shape(4, 5, 6), () => [new BatchNorm(4)]),
        ["conv-relu-pool"] = (new Shape(1, 9, 8), () => [new Conv2d(1, 8, 3, padding: 1), new Relu(), new MaxPool2d(2)]),
        ["nearest-conv"] = (new Shape(4, 4, 5), () => [new Upsample(2), new Conv2d(4, 3, 3, padding: 1), new Sigmoid()]),
    };

    private static readonly SafetensorsFile Golden
        = SafetensorsFile.Read(SourceTree.Golden("image_layers.safetensors"));

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pass_agrees_with_PyTorch(string name)
    {
        (Shape input, Func<Layer[]> layers) = Networks[name];
        var network = new Sequential(input, layers());
        foreach (NamedParameter parameter in network.Parameters)
        {
            Read($"{name}.parameter.{parameter.Name}", parameter).CopyTo(parameter.Parameter.Values, 0);
        }

        Workspace workspace = network.CreateWorkspace(Batch, training: true);
        workspace.BeginStep(1);
        Golden.Get<float>($"{name}.input").CopyTo(workspace.Input);
        workspace.Forward();
        AssertClose($"{name}.output", workspace.Output);
        Golden.Get<float>($"{name}.upstream").CopyTo(workspace.OutputGradient);
        workspace.Backward(inputGradient: true);
        AssertClose($"{name}.inputGradient", workspace.InputGradient);
        for (int p = 0; p < network.Parameters.Length; p++)
        {
            AssertClose($"{name}.gradient.{network.Parameters[p].Name}", workspace.Gradients[p]);
        }

        foreach (NamedParameter buffer in Buffers(network))
        {
            AssertClose($"{name}.buffer.{buffer.Name}", buffer.Parameter.Values);
        }

        Workspace evaluation = network.CreateWorkspace(Batch);
        workspace.Input.CopyTo(evaluation.Input);
        evaluation.Forward();
        AssertClose($"{name}.evaluated", evaluation.Output);
    }

    [Fact]
    public void Ten_steps_of_a_convolutional_autoencoder_agree_with_PyTorch()
    {
        var network = new Sequential(
            new Shape(1, 8, 8),
            new Conv2d(1, 6, 3, padding: 1), new BatchNorm(6), new Relu(), new MaxPool2d(2),
            new Conv2d(6, 4, 3, stride: 2, padding: 1), new Relu(),
            new ConvTranspose2d(4, 6, 3, stride: 2, padding: 1, outputPadding: 1), new BatchNorm(6), new Relu(),
            new Upsample(2), new Conv2d(6, 1, 3, padding: 1), new Sigmoid());
        foreach (NamedParameter parameter in network.Parameters)
        {
            Read($"training.initial.{parameter.Name}", parameter).CopyTo(parameter.Parameter.Values, 0);
        }

        var optimizer = new Sgd { LearningRate = 0.5 };
        Parameter[] parameters = [.. network.Parameters.Select(parameter => parameter.Parameter)];
        OptimizerState[] states = [.. network.Parameters.Select(parameter => optimizer.CreateState(parameter.Parameter))];
        float[] inputs = Golden.Get<float>("training.inputs");
        float[] losses = Golden.Get<float>("training.losses");
        int batch = inputs.Length / 10 / 64;
        Workspace workspace = network.CreateWorkspace(batch, training: true);
        var loss = new BatchLoss(new BinaryCrossEntropy(), batch);
        for (int step = 1; step <= losses.Length; step++)
        {
            workspace.BeginStep(step);
            inputs.AsSpan((step - 1) * batch * 64, batch * 64).CopyTo(workspace.Input);
            workspace.Forward(logits: true);
            Assert.Equal(losses[step - 1], loss.Evaluate(workspace, workspace.Input, gradient: true) / batch, 1e-5);
            workspace.BackwardFromLogits();
            optimizer.Update(parameters, workspace.Gradients, states, 0.5, step, WorkerPool.Default);
        }

        foreach (NamedParameter parameter in network.Parameters)
        {
            AssertClose($"training.final.{parameter.Name}", parameter.Parameter.Values);
        }

        foreach (NamedParameter buffer in Buffers(network))
        {
            AssertClose($"training.buffer.{buffer.Name}", buffer.Parameter.Values);
        }
    }

    private static IEnumerable<NamedParameter> Buffers(Sequential network) => network.State.Except(network.Parameters);

    private static float[] Read(string name, NamedParameter parameter)
        => Golden.Get<float>(name, parameter.Parameter.Shape.Dimensions);

    /// <summary>Within 1e-5 of the largest value, or of 1: float on both sides.</summary>
    private static void AssertClose(string name, ReadOnlySpan<float> actual)
    {
        float[] expected = Golden.Get<float>(name);
        Assert.Equal(expected.Length, actual.Length);
        float tolerance = 1e-5f * Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance, $"{name}, {i}: {actual[i]}, expected {expected[i]}");
        }
    }
}
