using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>The memory of one layer for one batch at a time: parameter gradients and what backward needs from forward.</summary>
public sealed class LayerWorkspace
{
    internal LayerWorkspace(
        Layer layer, Shape input, int batchSize, WorkspacePurpose purpose, WorkerPool workers, RandomStream random)
    {
        Input = input;
        Workers = workers;
        Training = purpose == WorkspacePurpose.Training;
        Random = random;
        Scratch = purpose == WorkspacePurpose.Inference ? [] : new float[checked(layer.ScratchSize(input) * batchSize)];
        Memory = layer.CreateMemory(input, batchSize, purpose);
        Gradients = Training ? [.. layer.Parameters.Select(parameter => new float[parameter.Values.Length])] : [];
    }

    /// <summary>The shape of one input sample.</summary>
    public Shape Input { get; }

    /// <summary>How many samples the current batch has.</summary>
    public int BatchSize { get; internal set; }

    /// <summary>Whether this is for training: dropout acts only then, and only then are there gradients.</summary>
    public bool Training { get; }

    /// <summary>
    /// The gradient of each parameter, in the order of <see cref="Layer.Parameters"/>; empty when not training.
    /// </summary>
    public IReadOnlyList<float[]> Gradients { get; }

    /// <summary>Whether the gradients are those of an earlier training step, to be written over and not to be added to.</summary>
    internal bool GradientsAreOutdated { get; set; }

    /// <summary>What uses the gradients instead of keeping them; null when they are kept.</summary>
    internal IGradientConsumer? Consumer { get; set; }

    /// <summary>The number of the layer's first parameter in the network.</summary>
    internal int FirstParameter { get; init; }

    /// <summary>What the layer keeps between forward and backward; empty when nothing is differentiated.</summary>
    public float[] Scratch { get; }

    /// <summary>The threads to share the work.</summary>
    public WorkerPool Workers { get; }

    /// <summary>
    /// The layer's random numbers; restarted by the training step's number, so that a resumed run repeats them.
    /// </summary>
    public RandomStream Random { get; }

    /// <summary>What the layer made for itself by <see cref="Layer.CreateMemory"/>.</summary>
    internal object? Memory { get; }
}
