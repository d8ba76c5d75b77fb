using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Models;

namespace Facsimile.Training;

/// <summary>To tell the class of each image: the target is 1 for the image's own class and 0 for the others.</summary>
internal sealed class ClassifierTask : TrainingTask
{
    private readonly PixelNormalization? _normalization;
    private readonly byte[] _labels;
    private readonly int _classes;
    private float[] _targets = [];

    /// <exception cref="FacsimileException">The images, their labels or the loss do not fit the model.</exception>
    public ClassifierTask(Classifier classifier, LabelledImages data, TrainingOptions options)
        : base(classifier.Network, data, options.Loss ?? new CrossEntropy())
    {
        if (data.Shape != classifier.Shape)
        {
            throw new FacsimileException($"The images are {data.Shape}, but the model takes {classifier.Shape}.");
        }

        if (Loss is not CrossEntropy)
        {
            throw new FacsimileException(
                $"The loss '{Loss.Name}' compares pixels, not classes; a classifier takes the loss cross-entropy.");
        }

        if (options.Corruption is not null)
        {
            throw new FacsimileException("A corruption is for autoencoders, which mend images; a classifier takes them as they are.");
        }

        _normalization = classifier.Normalization;
        _classes = classifier.ClassNames.Length;
        _labels = data.Labels ?? throw new FacsimileException(
            $"The {data.Count} images have no labels, by which a classifier learns; give labelled images.");
        int largest = _labels.Length == 0 ? 0 : _labels.Max();
        if (largest >= _classes)
        {
            throw new FacsimileException(
                $"An image has the label {largest}, but the model knows the {_classes} classes 0 to {_classes - 1}.");
        }
    }

    /// <inheritdoc/>
    public override bool GivesImages => false;

    /// <inheritdoc/>
    public override string OutputName => "outputs";

    /// <inheritdoc/>
    public override string Checksum => ImageChecksum.Of(Data);

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Load(ReadOnlySpan<int> batch, Workspace workspace, int epoch)
    {
        BatchLoader.Load(Data.Images, batch, workspace.Input, workspace.Workers, _normalization);
        if (_targets.Length < batch.Length * _classes)
        {
            _targets = new float[workspace.MaximumBatchSize * _classes];
        }

        Span<float> targets = _targets.AsSpan(0, batch.Length * _classes);
        targets.Clear();
        for (int i = 0; i < batch.Length; i++)
        {
            targets[(i * _classes) + _labels[batch[i]]] = 1;
        }

        return targets;
    }

    /// <inheritdoc/>
    public override int? CountHits(ReadOnlySpan<int> batch, ReadOnlySpan<float> outputs)
    {
        int hits = 0;
        for (int i = 0; i < batch.Length; i++)
        {
            hits += Classification.Best(outputs.Slice(i * _classes, _classes)) == _labels[batch[i]] ? 1 : 0;
        }

        return hits;
    }
}
