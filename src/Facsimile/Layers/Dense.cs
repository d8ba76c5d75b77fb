using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>
/// A fully connected layer: y = W·x + b for each sample x, that is Y = X·Wᵀ + b for a batch, with W of outputs × inputs as in
/// PyTorch.
/// </summary>
public sealed class Dense : FusingLayer
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;

    /// <summary>Creates the layer with zeros in its parameters.</summary>
    /// <param name="inputs">The values of one input sample, at least 1.</param>
    /// <param name="outputs">The values of one output sample, at least 1.</param>
    public Dense(int inputs, int outputs)
    {
        Inputs = inputs;
        Outputs = outputs;
        _weight = new Parameter("weight", new Shape(outputs, inputs));
        _bias = new Parameter("bias", new Shape(outputs));
        Parameters = [_weight, _bias];
    }

    /// <summary>The values of one input sample.</summary>
    public int Inputs { get; }

    /// <summary>The values of one output sample.</summary>
    public int Outputs { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    internal override bool HandlesGradients => true;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Dimensions.Length == 1 && input.Size == Inputs
            ? new Shape(Outputs)
            : throw new ShapeException($"{this} expects {Inputs} values a sample, but gets {input}.");
    }

    /// <inheritdoc/>
    public override void Initialize(Initializer initializer, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        initializer.Fill(_weight.Values, _bias.Values, Inputs, Outputs, random);
    }

    /// <inheritdoc/>
    internal override unsafe void Forward(
        LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output, Activation? activation)
    {
        // input (batch, in), weight (out, in), output (batch, out)
        int batch = workspace.BatchSize;
        fixed (float* x = input, w = _weight.Values, b = _bias.Values, y = output)
        {
            var epilogue = new BiasEpilogue(b, activation);
            MatrixProduct.Multiply(
                new Matrix(x, batch, Inputs), new Matrix(w, Outputs, Inputs).Transposed, y, epilogue, workspace.Workers);
        }
    }

    /// <inheritdoc/>
    internal override unsafe void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Activation? inputActivation)
    {
        // ∂W = ∂Yᵀ·X, ∂b = Σ ∂Y over the batch, ∂X = ∂Y·W; the first two are added once the gradients hold something.
        int batch = workspace.BatchSize;
        if (!workspace.Training)
        {
            InputGradient(workspace, input, outputGradient, inputGradient, inputActivation);
            return;
        }

        bool accumulate = !workspace.GradientsAreOutdated;
        workspace.GradientsAreOutdated = false;
        fixed (float* x = input, w = _weight.Values, dy = outputGradient, dx = inputGradient)
        fixed (float* dw = workspace.Gradients[0], db = workspace.Gradients[1])
        {
            var gradient = new Matrix(dy, batch, Outputs);
            var batchInput = new Matrix(x, batch, Inputs);
            var biasGradient = new ColumnSumsJob(gradient, db, accumulate);
            Product<DerivativeEpilogue> inputProduct = inputGradient.IsEmpty ? default : new(
                gradient,
                new Matrix(w, Outputs, Inputs),
                dx,
                accumulate: false,
                new DerivativeEpilogue(x, batch, Inputs, inputActivation));
            if (workspace.Consumer is not { } consumer)
            {
                var weightGradient = new Product<NoEpilogue>(gradient.Transposed, batchInput, dw, accumulate, default);
                MatrixProduct.RunBoth(inputProduct, weightGradient, biasGradient, biasGradient.Shares, workspace.Workers);
                return;
            }

            // The consumer changes W while ∂W is computed, so ∂X must be there before.
            MatrixProduct.RunBoth(
                inputProduct, default(Product<NoEpilogue>), biasGradient, biasGradient.Shares, workspace.Workers);
            consumer.Consume(workspace.FirstParameter + 1, 0, workspace.Gradients[1]);
            var epilogue = new ConsumingEpilogue(consumer, workspace.FirstParameter, Inputs);
            MatrixProduct.Run(
                new Product<ConsumingEpilogue>(gradient.Transposed, batchInput, result: null, accumulate: false, epilogue),
                workspace.Workers);
        }
    }

    /// <inheritdoc/>
    internal override unsafe void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent,
        Activation? activation)
    {
        // All directions at once: tangent (directions · batch, in), outputTangent (directions · batch, out)
        fixed (float* t = tangent, w = _weight.Values, y = output, result = outputTangent)
        {
            var epilogue = new DerivativeEpilogue(y, workspace.BatchSize, Outputs, activation);
            MatrixProduct.Multiply(
                new Matrix(t, tangent.Length / Inputs, Inputs),
                new Matrix(w, Outputs, Inputs).Transposed,
                result,
                epilogue,
                workspace.Workers);
        }
    }

    /// <summary>∂X = ∂Y·W alone.</summary>
    private unsafe void InputGradient(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Activation? inputActivation)
    {
        if (inputGradient.IsEmpty)
        {
            return;
        }

        fixed (float* x = input, w = _weight.Values, dy = outputGradient, dx = inputGradient)
        {
            var epilogue = new DerivativeEpilogue(x, workspace.BatchSize, Inputs, inputActivation);
            MatrixProduct.Multiply(
                new Matrix(dy, workspace.BatchSize, Outputs), new Matrix(w, Outputs, Inputs), dx, epilogue, workspace.Workers);
        }
    }

    /// <summary>For example <c>Dense 784→32</c>.</summary>
    public override string ToString() => $"Dense {Inputs}→{Outputs}";
}
