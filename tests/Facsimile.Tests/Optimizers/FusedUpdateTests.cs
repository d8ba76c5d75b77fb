using Facsimile.Layers;
using Facsimile.Numerics;
using Facsimile.Optimizers;

namespace Facsimile.Tests.Optimizers;

public class FusedUpdateTests
{
    private const int Batch = 9;

    public static TheoryData<Optimizer> Elementwise =>
        [new Adam(), new AdamW(), new RmsProp { Momentum = 0.5 }, new Sgd(), new Sgd { Momentum = 0.9 }];

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Gives_the_bits_of_an_update_after_the_backward_pass(Optimizer optimizer)
    {
        Assert.Equal(Train(optimizer, threads: 1, fused: false), Train(optimizer, threads: 1, fused: true));
        Assert.Equal(Train(optimizer, threads: 1, fused: false), Train(optimizer, threads: 3, fused: true));
    }

    [Fact]
    public void A_method_that_must_see_whole_gradients_is_not_fused() => Assert.Null(new Adafactor().Fuse([], []));

    private static float[] Train(Optimizer optimizer, int threads, bool fused)
    {
        // 70 outputs and 45 inputs: tiles at every edge, and more columns than one piece has.
        var network = new Sequential(
            new Shape(45), new Dense(45, 70), new Tanh(), new Dense(70, 1100), new Relu(), new Dense(1100, 13));
        network.Initialize(Initializer.PyTorch, seed: 2);
        Parameter[] parameters = [.. network.Parameters.Select(parameter => parameter.Parameter)];
        OptimizerState[] states = [.. parameters.Select(optimizer.CreateState)];
        Workspace workspace = network.CreateWorkspace(Batch, training: true, WorkerPool.WithThreads(threads));
        FusedUpdate? update = fused ? optimizer.Fuse(parameters, states) : null;
        var random = new RandomStream(1, "input");
        for (int step = 1; step <= 3; step++)
        {
            workspace.BeginStep(step);
            Fill(workspace.Input, random);
            workspace.Forward();
            Fill(workspace.OutputGradient, random);
            update?.Begin(0.01, step);
            workspace.BackwardFromLogits(consumer: update);
            if (!fused)
            {
                optimizer.Update(parameters, workspace.Gradients, states, 0.01, step, workspace.Workers);
            }
        }

        return [.. parameters.SelectMany(parameter => parameter.Values), .. states.SelectMany(state => state.Arrays).SelectMany(a => a)];
    }

    private static void Fill(Span<float> values, RandomStream random)
    {
        foreach (ref float value in values)
        {
            value = random.NextSingle() - 0.5f;
        }
    }
}
