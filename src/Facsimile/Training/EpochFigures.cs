using Facsimile.Layers;

namespace Facsimile.Training;

/// <summary>Adds up what is measured on batches of images.</summary>
/// <param name="task">What the network is trained to do.</param>
internal struct EpochFigures(TrainingTask task)
{
    private double _reconstruction;
    private double? _divergence = 0;
    private int? _hits = 0;
    private int _images;

    /// <summary>The mean over the images of what training makes small, or will after a warm-up.</summary>
    public readonly double Loss => (_reconstruction + (task.DivergenceWeight * (_divergence ?? 0))) / _images;

    /// <summary>The share of images whose class was predicted rightly; null for other models than classifiers.</summary>
    public readonly double? Accuracy => (double?)_hits / _images;

    /// <summary>The parts of the loss; null for other models than variational autoencoders.</summary>
    public readonly LossParts? Parts
        => _divergence is { } divergence ? new LossParts(_reconstruction / _images, divergence / _images) : null;

    /// <summary>Adds a batch whose forward pass was just done.</summary>
    /// <param name="batch">Its images.</param>
    /// <param name="workspace">Where they were run.</param>
    /// <param name="reconstruction">The sum over the images of the loss between output and target.</param>
    /// <returns>The sum over the images of what training makes small.</returns>
    public double Add(ReadOnlySpan<int> batch, Workspace workspace, double reconstruction)
    {
        double? divergence = task.Divergence(workspace);
        _reconstruction += reconstruction;
        _divergence += divergence;
        _hits += task.CountHits(batch, workspace.Output);
        _images += batch.Length;
        return reconstruction + (task.DivergenceWeight * (divergence ?? 0));
    }
}
