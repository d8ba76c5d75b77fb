using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Numerics;
using Facsimile.Optimizers;
using Facsimile.Storage;
using Facsimile.Tests.Goldens;
using Facsimile.Training;

namespace Facsimile.Tests.Training;

/// <summary>Whole trainings of ten steps against PyTorch: Goldens/training.py.</summary>
public class TrainingGoldenTests
{
    private const int Steps = 10;
    private const int Batch = 7;
    private const int Pixels = 20;

    public static TheoryData<string> Names => ["relu-mse-adam", "tanh-mse-adam", "relu-bce-sgd"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_agree_with_PyTorch(string name)
    {
        SafetensorsFile golden = SafetensorsFile.Read(SourceTree.Golden("training.safetensors"));
        bool entropy = name == "relu-bce-sgd";
        Loss loss = entropy ? new BinaryCrossEntropy { Reduction = Reduction.Sum } : new MeanSquaredError();
        Optimizer optimizer = entropy ? new Sgd { LearningRate = 0.02 } : new Adam { LearningRate = 0.01 };
        Func<Activation> hidden = name.StartsWith("tanh", StringComparison.Ordinal) ? () => new Tanh() : () => new Relu();
        var network = new Sequential(
            new Shape(Pixels),
            new Dense(20, 12), hidden(), new Dense(12, 5), new Dense(5, 12), hidden(), new Dense(12, 20), new Sigmoid());
        string[] parameterNames = [.. Enumerable.Range(0, 4).SelectMany(layer => new[] { $"{layer}.weight", $"{layer}.bias" })];
        for (int p = 0; p < parameterNames.Length; p++)
        {
            golden.Get<float>($"{name}.initial.{parameterNames[p]}").CopyTo(network.Parameters[p].Parameter.Values, 0);
        }

        Parameter[] parameters = [.. network.Parameters.Select(parameter => parameter.Parameter)];
        OptimizerState[] states = [.. parameters.Select(optimizer.CreateState)];
        Workspace workspace = network.CreateWorkspace(Batch, training: true);
        var batchLoss = new BatchLoss(loss, Batch);
        float[] inputs = golden.Get<float>("inputs");
        float[] losses = golden.Get<float>($"{name}.losses");
        for (int step = 1; step <= Steps; step++)
        {
            workspace.BeginStep(step);
            inputs.AsSpan((step - 1) * Batch * Pixels, Batch * Pixels).CopyTo(workspace.Input);
            workspace.Forward(loss.TakesLogits);
            double measured = batchLoss.Evaluate(workspace, workspace.Input, gradient: true) / Batch;
            workspace.BackwardFromLogits();
            Assert.Equal(losses[step - 1], measured, 2e-5 * losses[step - 1]);
            for (int p = 0; p < parameterNames.Length; p++)
            {
                if (step == 1)
                {
                    AssertClose(golden.Get<float>($"{name}.gradient.{parameterNames[p]}"), workspace.Gradients[p]);
                }
            }

            optimizer.Update(parameters, workspace.Gradients, states, optimizer.LearningRate, step, WorkerPool.Default);
        }

        for (int p = 0; p < parameterNames.Length; p++)
        {
            AssertClose(golden.Get<float>($"{name}.final.{parameterNames[p]}"), network.Parameters[p].Parameter.Values);
        }
    }

    /// <summary>Within 1e-4 of the largest value: ten steps in float on both sides.</summary>
    private static void AssertClose(float[] expected, float[] actual)
        => GoldenValues.AssertClose(expected, actual, part: 1e-4f);
}
