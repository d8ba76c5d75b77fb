using Facsimile.Layers;

namespace Facsimile.Tests.Layers;

public class BatchNormTests
{
    [Fact]
    public void Only_training_moves_the_running_statistics()
    {
        var layer = new BatchNorm(2);
        Run(layer, training: false);
        Assert.Equal([0, 0], layer.Buffers[0].Values);
        Assert.Equal([1, 1], layer.Buffers[1].Values);
        Run(layer, training: true);

        // The first feature is 1, 3 and the second 2, 10: means 2 and 6, variances (of n − 1) 2 and 32.
        Assert.Equal([0.2f, 0.6f], layer.Buffers[0].Values);
        Assert.Equal([1.1f, 4.1f], layer.Buffers[1].Values);
    }

    [Fact]
    public void At_first_it_changes_nothing_outside_training()
    {
        float[] output = Run(new BatchNorm(2, epsilon: 1e-9), training: false);
        Assert.Equal([1, 2, 3, 10], output);
    }

    [Fact]
    public void One_value_alone_becomes_the_bias()
    {
        var layer = new BatchNorm(3);
        layer.Parameters[1].Values[1] = 5;
        Workspace workspace = new Sequential(new Shape(3), layer).CreateWorkspace(1, training: true);
        workspace.Input.Fill(7);
        workspace.Forward();
        Assert.Equal([0, 5, 0], workspace.Output.ToArray().Select(value => Math.Round(value, 5)));
        Assert.All(layer.Buffers[1].Values, variance => Assert.Equal(0.9f, variance));
    }

    [Fact]
    public void Running_statistics_are_named_as_by_PyTorch()
    {
        var network = new Sequential(new Shape(4), new Dense(4, 3), new BatchNorm(3), new Relu());
        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias"], network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(
            ["0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var"],
            network.State.Select(value => value.Name));
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        float[][] expected = Train(1);
        Assert.Equal(expected, Train(2));
        Assert.Equal(expected, Train(5));

        static float[][] Train(int threads)
        {
            var layer = new BatchNorm(7);
            Workspace workspace = new Sequential(new Shape(7, 5, 9), layer)
                .CreateWorkspace(11, training: true, Facsimile.Numerics.WorkerPool.WithThreads(threads));
            var random = new Facsimile.Numerics.RandomStream(1, "batch norm");
            workspace.BeginStep(1);
            foreach (ref float value in workspace.Input)
            {
                value = random.NextSingle();
            }

            workspace.Forward();
            workspace.Output.CopyTo(workspace.OutputGradient);
            workspace.Backward(inputGradient: true);
            return
            [
                workspace.Output.ToArray(), workspace.InputGradient.ToArray(), .. workspace.Gradients,
                layer.Buffers[0].Values, layer.Buffers[1].Values,
            ];
        }
    }

    private static float[] Run(BatchNorm layer, bool training)
    {
        Workspace workspace = new Sequential(new Shape(2), layer).CreateWorkspace(2, training);
        new float[] { 1, 2, 3, 10 }.CopyTo(workspace.Input);
        workspace.Forward();
        return workspace.Output.ToArray();
    }
}
