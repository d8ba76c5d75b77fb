using System.Collections.Immutable;
using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>
/// The memory in which one thread runs a finished <see cref="Sequential"/> and differentiates it by its input: backward, with
/// one product a layer and no gradient of a parameter, or forward, along any number of directions at once.
/// </summary>
internal sealed class DerivativeWorkspace
{
    private readonly ImmutableArray<Stage> _stages;
    private readonly LayerWorkspace[] _layers;
    private readonly int[] _scratchSizes;

    /// <summary>The input, then the output of each stage: batch × size.</summary>
    private readonly float[][] _values;
    private readonly float[][] _gradients;
    private readonly float[][] _tangents;

    /// <summary>Makes the memory.</summary>
    public DerivativeWorkspace(Sequential network, int batchSize, int directions, WorkerPool workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        // Not joined with its convolution, a pooling layer keeps its places where tangents find them.
        _stages = [.. Stage.Group(network.Layers, network.Shapes, joinsPooling: false)];
        MaximumBatchSize = batchSize;
        Directions = directions;
        var random = new RandomStream(0, "unused");
        _layers = [.. _stages.Select(stage =>
            new LayerWorkspace(stage.Layer, stage.Input, batchSize, WorkspacePurpose.Derivatives, workers, random))];
        _scratchSizes = [.. _stages.Select(stage => stage.Layer.ScratchSize(stage.Input))];
        int[] sizes = [network.Input.Size, .. _stages.Select(stage => stage.Output.Size)];
        _values = [.. sizes.Select(size => new float[checked(batchSize * size)])];
        _gradients = Pair(checked(batchSize * sizes.Max()));
        _tangents = Pair(checked(batchSize * directions * sizes.Max()));
        BatchSize = batchSize;
    }

    /// <summary>The most samples of a batch.</summary>
    public int MaximumBatchSize { get; }

    /// <summary>The most tangents of each sample.</summary>
    public int Directions { get; }

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

    /// <summary>The batch to run, batch × input size; the caller fills it.</summary>
    public Span<float> Input => Values(0);

    /// <summary>The network's output of the last forward pass, batch × output size.</summary>
    public ReadOnlySpan<float> Output => Values(_stages.Length);

    /// <summary>The gradient by the output, batch × output size; the caller fills it before <see cref="Backward"/>.</summary>
    public Span<float> OutputGradient => _gradients[_stages.Length % 2].AsSpan(0, Output.Length);

    /// <summary>The gradient by the input of the last backward pass, batch × input size.</summary>
    public ReadOnlySpan<float> InputGradient => _gradients[0].AsSpan(0, Input.Length);

    /// <summary>
    /// The directions, directions × batch × input size; the caller fills them before <see cref="PushTangents"/>.
    /// </summary>
    public Span<float> InputTangents => _tangents[0].AsSpan(0, Directions * Input.Length);

    /// <summary>The output's derivative along each direction, directions × batch × output size.</summary>
    public ReadOnlySpan<float> OutputTangents => _tangents[_stages.Length % 2].AsSpan(0, Directions * Output.Length);

    /// <summary>Runs the network on <see cref="Input"/>.</summary>
    public void Forward()
    {
        for (int i = 0; i < _layers.Length; i++)
        {
            _stages[i].Forward(_layers[i], Values(i), Values(i + 1), logits: false);
        }
    }

    /// <summary>Keeps only some samples of the last forward pass, so that derivatives are computed for these alone.</summary>
    /// <param name="rows">Their positions in the batch, ascending; at least one.</param>
    public void Keep(ReadOnlySpan<int> rows)
    {
        for (int i = 0; i <= _layers.Length; i++)
        {
            Keep(rows, _values[i], Values(i).Length / BatchSize);
            if (i < _layers.Length)
            {
                Keep(rows, _layers[i].Scratch, _scratchSizes[i]);
            }
        }

        BatchSize = rows.Length;
    }

    /// <summary>Runs the network backward from <see cref="OutputGradient"/>, which is lost.</summary>
    public void Backward()
    {
        // A stage's gradient is handed on before the activation of the stage that it is for, as in Workspace.
        _stages[^1].Fused?.MultiplyByDerivative(Output, OutputGradient);
        for (int i = _layers.Length - 1; i >= 0; i--)
        {
            Activation? inputActivation = i == 0 ? null : _stages[i - 1].Fused;
            Span<float> inputGradient = _gradients[i % 2].AsSpan(0, Values(i).Length);
            ReadOnlySpan<float> outputGradient = _gradients[(i + 1) % 2].AsSpan(0, Values(i + 1).Length);
            _stages[i].Backward(_layers[i], Values(i), Values(i + 1), outputGradient, inputGradient, inputActivation);
        }
    }

    /// <summary>Pushes <see cref="InputTangents"/>, which are lost, through the network.</summary>
    public void PushTangents()
    {
        for (int i = 0; i < _layers.Length; i++)
        {
            ReadOnlySpan<float> tangent = _tangents[i % 2].AsSpan(0, Directions * Values(i).Length);
            Span<float> outputTangent = _tangents[(i + 1) % 2].AsSpan(0, Directions * Values(i + 1).Length);
            _stages[i].Tangent(_layers[i], Values(i), Values(i + 1), tangent, outputTangent);
        }
    }

    private static float[][] Pair(int length) => [new float[length], new float[length]];

    private static void Keep(ReadOnlySpan<int> rows, float[] values, int size)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] != i)
            {
                values.AsSpan(rows[i] * size, size).CopyTo(values.AsSpan(i * size, size));
            }
        }
    }

    private Span<float> Values(int i)
        => _values[i].AsSpan(0, BatchSize * (i == 0 ? _stages[0].Input : _stages[i - 1].Output).Size);
}
