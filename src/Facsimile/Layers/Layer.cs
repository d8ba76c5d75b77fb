namespace Facsimile.Layers;

/// <summary>
/// One step of a network. A layer holds its parameters and nothing else: activations and gradients live in a
/// <see cref="LayerWorkspace"/>, so one layer may serve many threads at once, each with its own workspace.
/// </summary>
public abstract class Layer
{
    /// <summary>What training changes; empty for most layers.</summary>
    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>What the layer learns beside its parameters, saved with them but not changed by the optimiser.</summary>
    public virtual IReadOnlyList<Parameter> Buffers => [];

    /// <summary>
    /// Whether the layer only gives its input another shape; then neither <see cref="Forward"/> nor <see cref="Backward"/> is
    /// called, and its output is its input's memory.
    /// </summary>
    public virtual bool OnlyReshapes => false;

    /// <summary>The shape of one output sample for the given input sample.</summary>
    /// <exception cref="ShapeException">The layer cannot take that input; the message says what it expects.</exception>
    public abstract Shape OutputShape(Shape input);

    /// <summary>Gives the parameters their first values. Does nothing for a layer without parameters.</summary>
    /// <param name="initializer">The rule for weights and biases.</param>
    /// <param name="random">The stream of random numbers.</param>
    public virtual void Initialize(Initializer initializer, Numerics.RandomStream random)
    {
    }

    /// <summary>How many floats per sample the layer keeps in the workspace between forward and backward.</summary>
    public virtual int ScratchSize(Shape input) => 0;

    /// <summary>Computes the output of a batch.</summary>
    /// <param name="workspace">This layer's memory.</param>
    /// <param name="input">The input, batch × input size.</param>
    /// <param name="output">Receives the output, batch × output size.</param>
    public abstract void Forward(LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output);

    /// <summary>
    /// Given the gradient of the loss by the output, adds to the gradients of the parameters and computes that by the input.
    /// It belongs to the last <see cref="Forward"/> with the same workspace.
    /// </summary>
    /// <param name="workspace">This layer's memory.</param>
    /// <param name="input">The input of the forward pass.</param>
    /// <param name="output">The output of the forward pass.</param>
    /// <param name="outputGradient">∂loss/∂output, batch × output size.</param>
    /// <param name="inputGradient">Receives ∂loss/∂input, batch × input size; empty when it is not wanted.</param>
    public abstract void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient);

    /// <summary>What the layer needs to be run on batches, beside <see cref="ScratchSize"/>; null for most layers.</summary>
    internal virtual object? CreateMemory(Shape input, int batchSize, WorkspacePurpose purpose) => null;

    /// <summary>
    /// The directional derivative of the layer, as it is outside of training: the tangent J·t of the output for a tangent t of
    /// the input, for each direction and sample.
    /// </summary>
    /// <param name="workspace">This layer's memory, for <see cref="WorkspacePurpose.Derivatives"/>.</param>
    /// <param name="input">The input of the last forward pass.</param>
    /// <param name="output">The output of the last forward pass.</param>
    /// <param name="tangent">Directions × batch × input size.</param>
    /// <param name="outputTangent">Receives directions × batch × output size.</param>
    /// <exception cref="FacsimileException">The layer is of another program and gives none.</exception>
    internal virtual void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent)
        => throw new FacsimileException(
            $"The layer {this} gives no directional derivatives; use a method that needs gradients only, such as L-BFGS.");
}
