using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Optimizers;
using Facsimile.Storage;
using Facsimile.Tests.Goldens;
using Facsimile.Training;

namespace Facsimile.Tests.Training;

/// <summary>Whole trainings of a variational autoencoder against PyTorch: Goldens/variational.py.</summary>
public class VariationalGoldenTests
{
    private const int Steps = 10;
    private const int Batch = 7;
    private static readonly ImageShape Shape = new(1, 4, 5);
    private static readonly SafetensorsFile Golden = SafetensorsFile.Read(SourceTree.Golden("variational.safetensors"));
    private static readonly string[] Names =
        [.. from part in new[] { "encoder", "decoder" } from layer in new[] { 0, 1 } from key in new[] { "weight", "bias" }
            select $"{part}.{layer}.{key}"];

    [Theory]
    [InlineData("plain", 1, 0)]
    [InlineData("free", 0.5, 0.3)]
    public void Ten_steps_agree_with_PyTorch_in_both_parts_of_the_loss_and_every_gradient(
        string name, double weight, double freeNats)
    {
        var autoencoder = (VariationalAutoencoder)Autoencoder.Create(
            Shape, new DenseArchitecture { Widths = [12, 2], Variational = true });
        Parameter[] parameters = [.. autoencoder.Network.Parameters.Select(one => one.Parameter)];
        for (int p = 0; p < Names.Length; p++)
        {
            Golden.Get<float>($"{name}.initial.{Names[p]}").CopyTo(parameters[p].Values, 0);
        }

        var optimizer = new Adam { LearningRate = 0.01 };
        OptimizerState[] states = [.. parameters.Select(optimizer.CreateState)];
        var options = new TrainingOptions { Divergence = new DivergenceOptions { Weight = weight, FreeNats = freeNats } };
        var data = new LabelledImages(new Images(Shape, Golden.Get<byte>("pixels")));
        var task = new VariationalTask(autoencoder, data, options);
        Workspace workspace = autoencoder.Network.CreateWorkspace(Batch, training: true);
        var batchLoss = new BatchLoss(task.Loss, Batch);
        for (int step = 0; step < Steps; step++)
        {
            int[] batch = [.. Enumerable.Range(step * Batch, Batch)];
            workspace.BeginStep(step + 1);
            ReadOnlySpan<float> targets = task.Load(batch, workspace, epoch: 1);
            task.Draw(batch, workspace, epoch: 1);
            Golden.Get<float>("noise").AsSpan(step * Batch * 2, Batch * 2)
                .CopyTo(workspace.MemoryOf<GaussianMemory>().Noise);
            workspace.Forward(logits: true);
            double reconstruction = batchLoss.Evaluate(workspace, targets, gradient: true) / Batch;
            workspace.BackwardFromLogits();
            Assert.Equal(Golden.Get<float>($"{name}.reconstructions")[step], reconstruction, 2e-5 * reconstruction);
            Assert.Equal(Golden.Get<float>($"{name}.divergences")[step], task.Divergence(workspace)!.Value / Batch, 1e-4);
            for (int p = 0; p < Names.Length; p++)
            {
                AssertClose(Golden.Get<float>($"{name}.gradient.{step}.{Names[p]}"), workspace.Gradients[p]);
            }

            optimizer.Update(parameters, workspace.Gradients, states, optimizer.LearningRate, step + 1, WorkerPool.Default);
        }

        for (int p = 0; p < Names.Length; p++)
        {
            AssertClose(Golden.Get<float>($"{name}.final.{Names[p]}"), parameters[p].Values);
        }
    }

    /// <summary>Within 2e-4 of the largest value: ten steps in float on both sides.</summary>
    private static void AssertClose(float[] expected, float[] actual)
        => GoldenValues.AssertClose(expected, actual, part: 2e-4f);
}
