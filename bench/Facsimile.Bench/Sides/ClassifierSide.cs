using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Numerics;
using Facsimile.Optimizers;
using Facsimile.Training;

namespace Facsimile.Bench.Sides;

/// <summary>
/// The digit classifier <c>mlp</c>, 784–500–500–10 with dropout, trained on labels. It stands here until there is a recipe of
/// that name, which then takes its place.
/// </summary>
internal sealed class ClassifierSide : Side
{
    private const int Classes = 10;
    private const double DropoutShare = 0.2;

    private readonly Workspace _workspace;
    private readonly FusedUpdate _update;
    private readonly float[] _target = new float[Classes];
    private int _epoch;
    private long _step;

    /// <summary>Prepares the training.</summary>
    public ClassifierSide(ImageSet images, int threads)
        : base(images, WorkerPool.WithThreads(threads))
    {
        Network = new Sequential(
            new Shape(1, 28, 28),
            [
                new Flatten(),
                new Dense(784, 500), new Relu(), new Dropout(DropoutShare),
                new Dense(500, 500), new Relu(), new Dropout(DropoutShare),
                new Dense(500, Classes),
            ]);
        Network.Initialize(Initializer.Named("pytorch"), Plan.Seed);
        _workspace = Network.CreateWorkspace(Plan.BatchSize, training: true, Workers, Plan.Seed);
        Parameter[] parameters = [.. Network.Parameters.Select(parameter => parameter.Parameter)];
        _update = Plan.Optimizer.Fuse(parameters, [.. parameters.Select(Plan.Optimizer.CreateState)])!;
    }

    /// <inheritdoc/>
    public override Sequential Network { get; }

    /// <inheritdoc/>
    public override TrainingPlan Plan { get; } = new(new CrossEntropy(), new Adam(), BatchSize: 128, Seed: 1);

    /// <inheritdoc/>
    public override int EpochsDone => _epoch;

    /// <inheritdoc/>
    public override double RunEpoch()
    {
        int[] order = OrderOf(++_epoch);
        double sum = 0;
        for (int start = 0; start < order.Length; start += Plan.BatchSize)
        {
            sum += TrainOn(order.AsSpan(start, Math.Min(Plan.BatchSize, order.Length - start)));
        }

        return sum / order.Length;
    }

    /// <inheritdoc/>
    protected override double TestLoss(Workspace workspace, int start)
    {
        double sum = 0;
        for (int i = 0; i < workspace.BatchSize; i++)
        {
            sum += Loss(workspace.Output.Slice(i * Classes, Classes), Images.Test.Labels![start + i], []);
        }

        return sum;
    }

    private double TrainOn(ReadOnlySpan<int> batch)
    {
        _workspace.BatchSize = batch.Length;
        _workspace.BeginStep(++_step);
        BatchLoader.Load(Images.Train.Images, batch, _workspace.Input, Workers);
        _workspace.Forward(logits: true);
        double sum = 0;
        for (int i = 0; i < batch.Length; i++)
        {
            Span<float> gradient = _workspace.OutputGradient.Slice(i * Classes, Classes);
            sum += Loss(_workspace.Output.Slice(i * Classes, Classes), Images.Train.Labels![batch[i]], gradient);
        }

        _update.Begin(Plan.Optimizer.LearningRate, _step);
        _workspace.BackwardFromLogits(consumer: _update);
        return sum;
    }

    private double Loss(ReadOnlySpan<float> logits, byte label, Span<float> gradient)
    {
        _target[label] = 1;
        double loss = Plan.Loss.Evaluate(logits, _target, gradient, 1f / _workspace.BatchSize);
        _target[label] = 0;
        return loss;
    }
}
