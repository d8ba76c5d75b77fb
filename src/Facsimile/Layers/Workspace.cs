using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>
/// The memory in which one thread runs a <see cref="Sequential"/>: inputs, activations and gradients of one batch. It is
/// sized once and used again for every batch, so that a training step allocates nothing.
/// </summary>
public sealed class Workspace
{
    private readonly Sequential _network;
    private readonly LayerWorkspace[] _layers;
    private readonly float[] _input;
    private readonly float[][] _outputs;
    private readonly float[] _outputGradient;
    private readonly float[][] _gradients;
    private readonly float[] _inputGradient;
    private bool _logits;

    internal Workspace(Sequential network, int batchSize, bool training, WorkerPool workers, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _network = network;
        MaximumBatchSize = batchSize;
        Workers = workers;
        Training = training;
        int parameters = 0;
        _layers = [.. network.Stages.Select((stage, index) =>
        {
            var layer = new LayerWorkspace(
                stage.Layer,
                stage.Input,
                batchSize,
                training ? WorkspacePurpose.Training : WorkspacePurpose.Inference,
                workers,
                new RandomStream(seed, $"dropout.{index}"))
            {
                FirstParameter = parameters,
            };
            parameters += stage.Layer.Parameters.Count;
            return layer;
        })];
        _input = new float[checked(batchSize * network.Input.Size)];
        _outputs = [.. network.Stages.Select(stage => new float[checked(batchSize * stage.Output.Size)])];
        _outputGradient = training ? new float[batchSize * network.Output.Size] : [];
        _inputGradient = training ? new float[_input.Length] : [];
        int widest = training ? network.Stages.Max(stage => stage.Input.Size) : 0;
        _gradients = [new float[checked(batchSize * widest)], new float[checked(batchSize * widest)]];
        Gradients = [.. _layers.SelectMany(layer => layer.Gradients)];
        BatchSize = batchSize;
    }

    /// <summary>The most samples of a batch.</summary>
    public int MaximumBatchSize { get; }

    /// <summary>How many samples the current batch has, 1 to <see cref="MaximumBatchSize"/>.</summary>
    public int BatchSize
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaximumBatchSize);
            field = value;
            foreach (LayerWorkspace layer in _layers)
            {
                layer.BatchSize = value;
            }
        }
    }

    /// <summary>Whether gradients can be computed here.</summary>
    public bool Training { get; }

    /// <summary>The threads that share the work.</summary>
    public WorkerPool Workers { get; }

    /// <summary>The batch to run, batch × input size; the caller fills it.</summary>
    public Span<float> Input => _input.AsSpan(0, BatchSize * _network.Input.Size);

    /// <summary>The network's output of the last forward pass, batch × output size.</summary>
    public ReadOnlySpan<float> Output => LastOutput;

    /// <summary>
    /// The gradient of the loss by the output, batch × output size; the caller fills it before <see cref="Backward"/>.
    /// </summary>
    public Span<float> OutputGradient => _outputGradient.AsSpan(0, BatchSize * _network.Output.Size);

    /// <summary>The gradient of the loss by the input, batch × input size, where the backward pass was asked for it.</summary>
    public ReadOnlySpan<float> InputGradient => _inputGradient.AsSpan(0, BatchSize * _network.Input.Size);

    /// <summary>The gradient of each parameter, in the order of <see cref="Sequential.Parameters"/>.</summary>
    public IReadOnlyList<float[]> Gradients { get; }

    /// <summary>The activation at the network's end that is fused with the last product; null when there is none.</summary>
    internal Activation? LastActivation => _network.Stages[^1].Fused;

    private Span<float> LastOutput => _outputs[^1].AsSpan(0, BatchSize * _network.Output.Size);

    /// <summary>What the first layer with a memory of this kind keeps; there is one.</summary>
    internal T MemoryOf<T>()
        where T : class
    {
        // A loop, since this is asked in each training step, which allocates nothing.
        foreach (LayerWorkspace layer in _layers)
        {
            if (layer.Memory is T memory)
            {
                return memory;
            }
        }

        throw new InvalidOperationException($"No layer of the network keeps a {typeof(T).Name}.");
    }

    /// <summary>
    /// Starts a training step: the next backward pass gives new gradients, where a second one adds to them, and the random
    /// numbers are those of the step.
    /// </summary>
    /// <param name="step">The number of the step in the whole training.</param>
    public void BeginStep(long step)
    {
        for (int i = 0; i < _layers.Length; i++)
        {
            LayerWorkspace layer = _layers[i];
            layer.Random.Restart(step);
            if (_network.Stages[i].Layer is FusingLayer { HandlesGradients: true })
            {
                layer.GradientsAreOutdated = true;
                continue;
            }

            // By index: the enumerator of an interface would be allocated.
            for (int j = 0; j < layer.Gradients.Count; j++)
            {
                Array.Clear(layer.Gradients[j]);
            }
        }
    }

    /// <summary>Runs the network on <see cref="Input"/>.</summary>
    /// <param name="logits">Whether the network's last activation is left out, for a loss that takes logits.</param>
    public void Forward(bool logits = false)
    {
        _logits = logits && LastActivation is not null;
        ReadOnlySpan<float> input = Input;
        for (int i = 0; i < _layers.Length; i++)
        {
            Stage stage = _network.Stages[i];
            Span<float> output = _outputs[i].AsSpan(0, BatchSize * stage.Output.Size);
            stage.Forward(_layers[i], input, output, _logits && i == _layers.Length - 1);
            input = output;
        }
    }

    /// <summary>
    /// Runs the network backward from <see cref="OutputGradient"/>, which belongs to the last forward pass: by the logits when
    /// that left the last activation out. Adds to <see cref="Gradients"/>.
    /// </summary>
    /// <param name="inputGradient">Whether <see cref="InputGradient"/> is wanted too.</param>
    public void Backward(bool inputGradient = false)
    {
        if (!_logits)
        {
            LastActivation?.MultiplyByDerivative(LastOutput, OutputGradient);
        }

        BackwardFromLogits(inputGradient);
    }

    /// <summary>The same, where <see cref="OutputGradient"/> is that before the last activation.</summary>
    /// <param name="inputGradient">Whether <see cref="InputGradient"/> is wanted too.</param>
    /// <param name="consumer">
    /// Uses the gradients of the parameters instead of keeping them, for batches of at most
    /// <see cref="PackBuffer.MaximumDepth"/> samples; then <see cref="Gradients"/> are undefined.
    /// </param>
    internal void BackwardFromLogits(bool inputGradient = false, IGradientConsumer? consumer = null)
    {
        Span<float> outputGradient = OutputGradient;
        for (int i = _layers.Length - 1; i >= 0; i--)
        {
            Stage stage = _network.Stages[i];
            int inputs = BatchSize * stage.Input.Size;
            ReadOnlySpan<float> input = i == 0 ? Input : _outputs[i - 1].AsSpan(0, inputs);
            ReadOnlySpan<float> output = _outputs[i].AsSpan(0, BatchSize * stage.Output.Size);
            Span<float> gradient = i > 0 ? _gradients[i % 2].AsSpan(0, inputs)
                : inputGradient ? _inputGradient.AsSpan(0, inputs)
                : [];
            Activation? inputActivation = i == 0 ? null : _network.Stages[i - 1].Fused;
            _layers[i].Consumer = consumer;
            stage.Backward(_layers[i], input, output, outputGradient, gradient, inputActivation);
            if (consumer is not null && stage.Layer is not FusingLayer { HandlesGradients: true })
            {
                HandOver(_layers[i], consumer);
            }

            outputGradient = gradient;
        }
    }

    private static void HandOver(LayerWorkspace layer, IGradientConsumer consumer)
    {
        for (int i = 0; i < layer.Gradients.Count; i++)
        {
            consumer.Consume(layer.FirstParameter + i, 0, layer.Gradients[i]);
        }
    }
}
