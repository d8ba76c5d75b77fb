using Facsimile.Layers;

namespace Facsimile.Tests.Layers;

public class SequentialTests
{
    [Fact]
    public void A_mismatch_names_the_layer_what_it_expects_and_what_it_gets()
    {
        ShapeException error = Assert.Throws<ShapeException>(() => new Sequential(
            new Shape(784), new Dense(784, 128), new Relu(), new Dense(64, 32)));
        Assert.Equal("Layer 2, after Relu, does not fit: Dense 64→32 expects 64 values a sample, but gets 128.", error.Message);
    }

    [Fact]
    public void A_picture_must_be_flattened_before_a_dense_layer()
    {
        ShapeException error = Assert.Throws<ShapeException>(() => new Sequential(new Shape(1, 2, 3), new Dense(6, 2)));
        Assert.Equal(
            "Layer 0, after the network's input, does not fit: Dense 6→2 expects 6 values a sample, but gets 1×2×3.",
            error.Message);
    }

    [Fact]
    public void A_reshape_must_keep_the_number_of_values()
        => Assert.Throws<ShapeException>(() => new Sequential(new Shape(6), new Reshape(new Shape(2, 4)), new Relu()));

    [Fact]
    public void A_network_without_a_computing_layer_is_refused()
        => Assert.Throws<ArgumentException>(() => new Sequential(new Shape(2, 3), new Flatten()));

    [Fact]
    public void Parameters_are_named_by_the_layers_position()
    {
        var network = new Sequential(new Shape(1, 2, 3), new Flatten(), new Dense(6, 2), new Tanh(), new Dense(2, 3));
        Assert.Equal(["1.weight", "1.bias", "3.weight", "3.bias"], network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(new Shape(2, 6), network.Parameters[0].Parameter.Shape);
        Assert.Equal(new Shape(3), network.Output);
    }

    [Fact]
    public void Prints_one_layer_a_line()
    {
        var network = new Sequential(
            new Shape(1, 2, 3), new Flatten(), new Dense(6, 2), new LeakyRelu(), new Dropout(0.2), new Dense(2, 6),
            new Softmax(), new Reshape(new Shape(1, 2, 3)));
        Assert.Equal(
            ["Flatten", "Dense 6→2", "LeakyRelu", "Dropout 0.2", "Dense 2→6", "Softmax", "Reshape 1×2×3"],
            network.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public void Gradients_of_parameters_add_up_until_the_next_step()
    {
        var network = new Sequential(new Shape(3), new Dense(3, 2));
        network.Initialize(Initializer.PyTorch, seed: 1);
        Workspace workspace = network.CreateWorkspace(4, training: true);
        workspace.BeginStep(1);
        workspace.Input.Fill(0.5f);
        float[] once = RunBackward();
        float[] twice = RunBackward();
        Assert.Equal(once.Select(value => 2 * value), twice);
        Assert.Equal([4f, 4f], workspace.Gradients[1].Select(value => value / 2));
        workspace.BeginStep(2);
        Assert.Equal(once, RunBackward());
        Assert.Equal([4f, 4f], workspace.Gradients[1]);

        float[] RunBackward()
        {
            workspace.Forward();
            workspace.OutputGradient.Fill(1);
            workspace.Backward();
            return [.. workspace.Gradients[0]];
        }
    }

    [Fact]
    public void A_smaller_batch_uses_the_first_part_of_the_workspace()
    {
        var network = new Sequential(new Shape(3), new Dense(3, 5), new Tanh(), new Dense(5, 2));
        network.Initialize(Initializer.Glorot, seed: 1);
        Workspace large = network.CreateWorkspace(8);
        large.Input.Fill(9);
        large.Forward();
        large.BatchSize = 2;
        Workspace small = network.CreateWorkspace(2);
        float[] input = [0.1f, 0.2f, 0.3f, -1, 2, -3];
        input.CopyTo(large.Input);
        input.CopyTo(small.Input);
        large.Forward();
        small.Forward();
        Assert.Equal(small.Output, large.Output);
        Assert.Throws<ArgumentOutOfRangeException>(() => large.BatchSize = 9);
        Assert.Throws<ArgumentOutOfRangeException>(() => large.BatchSize = 0);
    }

    [Fact]
    public void Logits_leave_the_last_activation_out()
    {
        var network = new Sequential(new Shape(3), new Dense(3, 4), new Sigmoid(), new Reshape(new Shape(2, 2)));
        network.Initialize(Initializer.Glorot, seed: 2);
        Workspace workspace = network.CreateWorkspace(1);
        workspace.Input.Fill(0.7f);
        workspace.Forward(logits: true);
        float[] logits = workspace.Output.ToArray();
        workspace.Forward();
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(1 / (1 + Math.Exp(-logits[i])), workspace.Output[i], 1e-6);
        }
    }

    [Fact]
    public void Threads_with_their_own_workspaces_share_a_network()
    {
        var network = new Sequential(new Shape(30), new Dense(30, 50), new Relu(), new Dense(50, 7));
        network.Initialize(Initializer.He, seed: 2);
        float[] expected = Run();
        Parallel.For(0, 200, _ => Assert.Equal(expected, Run()));

        float[] Run()
        {
            Workspace workspace = network.CreateWorkspace(64);
            for (int i = 0; i < workspace.Input.Length; i++)
            {
                workspace.Input[i] = (i % 17) - 8;
            }

            workspace.Forward();
            return workspace.Output.ToArray();
        }
    }

    [Theory]
    [InlineData()]
    [InlineData(3, 0)]
    [InlineData(-1)]
    [InlineData(1 << 16, 1 << 16)]
    public void A_shape_needs_positive_sides_and_fewer_than_two_billion_values(params int[] dimensions)
        => Assert.Throws<ArgumentException>(() => new Shape(dimensions));
}
