using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Optimizers;
using Facsimile.Storage;
using Facsimile.Tests.Goldens;
using Facsimile.Training;

namespace Facsimile.Tests.Training;

/// <summary>Whole trainings of a classifier, from bytes and labels, against PyTorch: Goldens/classifier_training.py.</summary>
public class ClassifierGoldenTests
{
    private const int Steps = 10;
    private const int Batch = 7;
    private static readonly ImageShape Shape = new(1, 4, 5);
    private static readonly SafetensorsFile Golden = SafetensorsFile.Read(SourceTree.Golden("classifier_training.safetensors"));
    private static readonly string[] Names =
        [.. Enumerable.Range(0, 3).SelectMany(layer => new[] { $"{layer}.weight", $"{layer}.bias" })];

    public static TheoryData<string> Trainings => ["adam", "momentum"];

    private static LabelledImages Data
        => new(new Images(Shape, Golden.Get<byte>("pixels")), Golden.Get<byte>("labels"));

    [Theory]
    [MemberData(nameof(Trainings))]
    public void Ten_steps_agree_with_PyTorch_in_losses_hits_and_every_gradient(string name)
    {
        Classifier classifier = NewClassifier(name);
        Optimizer optimizer = OptimizerOf(name);
        var task = new ClassifierTask(classifier, Data, new TrainingOptions());
        OptimizerState[] states = [.. classifier.Network.Parameters.Select(one => optimizer.CreateState(one.Parameter))];
        Parameter[] parameters = [.. classifier.Network.Parameters.Select(one => one.Parameter)];
        Workspace workspace = classifier.Network.CreateWorkspace(Batch, training: true);
        var batchLoss = new BatchLoss(task.Loss, Batch);
        for (int step = 0; step < Steps; step++)
        {
            int[] batch = BatchOf(step);
            workspace.BeginStep(step + 1);
            ReadOnlySpan<float> targets = task.Load(batch, workspace, epoch: 1);
            workspace.Forward(logits: true);
            double loss = batchLoss.Evaluate(workspace, targets, gradient: true) / Batch;
            workspace.BackwardFromLogits();
            Assert.Equal(Golden.Get<float>($"{name}.losses")[step], loss, 2e-5 * loss);
            Assert.Equal(Golden.Get<long>($"{name}.hits")[step], task.CountHits(batch, workspace.Output)!.Value);
            for (int p = 0; p < Names.Length; p++)
            {
                AssertClose(Golden.Get<float>($"{name}.gradient.{step}.{Names[p]}"), workspace.Gradients[p]);
            }

            optimizer.Update(parameters, workspace.Gradients, states, optimizer.LearningRate, step + 1, WorkerPool.Default);
        }

        AssertFinal(name, classifier);
    }

    [Theory]
    [MemberData(nameof(Trainings))]
    public void A_session_takes_the_same_steps(string name)
    {
        Classifier classifier = NewClassifier(name);
        var session = new TrainingSession(
            classifier, Data, new TrainingOptions { BatchSize = Batch, Optimizer = OptimizerOf(name) });
        for (int step = 0; step < Steps; step++)
        {
            double loss = session.TrainOn(BatchOf(step), step + 1, OptimizerOf(name).LearningRate) / Batch;
            Assert.Equal(Golden.Get<float>($"{name}.losses")[step], loss, 2e-5 * loss);
        }

        AssertFinal(name, classifier);
    }

    private static int[] BatchOf(int step) => [.. Enumerable.Range(step * Batch, Batch)];

    private static Optimizer OptimizerOf(string name)
        => name == "adam" ? new Adam { LearningRate = 0.01 } : new Sgd { LearningRate = 0.05, Momentum = 0.9 };

    private static Classifier NewClassifier(string name)
    {
        var classifier = Classifier.Create(
            Shape,
            ["a", "b", "c", "d", "e"],
            new ClassifierArchitecture { Widths = [12, 8] },
            new PixelNormalization { Mean = 0.1307, StandardDeviation = 0.3081 });
        for (int p = 0; p < Names.Length; p++)
        {
            Golden.Get<float>($"{name}.initial.{Names[p]}").CopyTo(classifier.Network.Parameters[p].Parameter.Values, 0);
        }

        return classifier;
    }

    private static void AssertFinal(string name, Classifier classifier)
    {
        for (int p = 0; p < Names.Length; p++)
        {
            AssertClose(Golden.Get<float>($"{name}.final.{Names[p]}"), classifier.Network.Parameters[p].Parameter.Values);
        }
    }

    /// <summary>Within 1e-4 of the largest value: ten steps in float on both sides.</summary>
    private static void AssertClose(float[] expected, float[] actual)
        => GoldenValues.AssertClose(expected, actual, part: 1e-4f);
}
