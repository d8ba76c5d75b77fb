using Facsimile.Layers;
using Facsimile.Numerics;

namespace Facsimile.Training;

/// <summary>Runs a network on images without training it: no dropout, and nothing is changed.</summary>
/// <param name="task">What the network is trained to do.</param>
/// <param name="loss">Compares a batch with its targets.</param>
/// <param name="batchSize">The most images of a batch.</param>
/// <param name="workers">The threads that share the work.</param>
internal sealed class Measurement(TrainingTask task, BatchLoss loss, int batchSize, WorkerPool workers)
{
    private Workspace Workspace => field ??= task.Network.CreateWorkspace(batchSize, training: false, workers);

    /// <summary>The losses and the accuracy.</summary>
    /// <param name="data">The task of these images, which is of the same network.</param>
    /// <param name="indices">Which of its images.</param>
    public EpochFigures Measure(TrainingTask data, ReadOnlySpan<int> indices)
    {
        var figures = new EpochFigures(data);
        for (int start = 0; start < indices.Length; start += Workspace.BatchSize)
        {
            ReadOnlySpan<int> batch = BatchFrom(start, indices);
            ReadOnlySpan<float> targets = data.Load(batch, Workspace, epoch: 0);
            data.Draw(batch, Workspace, epoch: 0);
            Workspace.Forward(data.Loss.TakesLogits);
            figures.Add(batch, Workspace, loss.Evaluate(Workspace, targets, gradient: false));
        }

        return figures;
    }

    /// <summary>What the network makes of some images.</summary>
    public float[] Outputs(ReadOnlySpan<int> indices)
    {
        int size = task.Network.Output.Size;
        float[] outputs = new float[indices.Length * size];
        for (int start = 0; start < indices.Length; start += Workspace.BatchSize)
        {
            task.Load(BatchFrom(start, indices), Workspace, epoch: 0);
            Workspace.Forward();
            Workspace.Output.CopyTo(outputs.AsSpan(start * size));
        }

        return outputs;
    }

    private ReadOnlySpan<int> BatchFrom(int start, ReadOnlySpan<int> indices)
    {
        Workspace.BatchSize = Math.Min(batchSize, indices.Length - start);
        return indices.Slice(start, Workspace.BatchSize);
    }
}
