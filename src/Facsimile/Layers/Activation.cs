namespace Facsimile.Layers;

/// <summary>
/// A function applied to each value by itself, whose derivative follows from its output: backward needs no copy of the input.
/// </summary>
public abstract class Activation : Layer
{
    /// <inheritdoc/>
    public sealed override Shape OutputShape(Shape input) => input;

    /// <summary>Whether f(a) ≤ f(b) for all a ≤ b: then the largest of some values is the same before and behind f.</summary>
    internal virtual bool Rises => false;

    /// <summary>Replaces each value x by f(x).</summary>
    public abstract void Apply(Span<float> values);

    /// <summary>gradient[i] *= f′(x), where output[i] = f(x).</summary>
    public abstract void MultiplyByDerivative(ReadOnlySpan<float> output, Span<float> gradient);

    /// <inheritdoc/>
    public sealed override void Forward(LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        input.CopyTo(output);
        Apply(output);
    }

    /// <inheritdoc/>
    public sealed override void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (!inputGradient.IsEmpty)
        {
            outputGradient.CopyTo(inputGradient);
            MultiplyByDerivative(output, inputGradient);
        }
    }

    /// <inheritdoc/>
    internal sealed override void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent)
    {
        tangent.CopyTo(outputTangent);
        for (int start = 0; start < tangent.Length; start += output.Length)
        {
            MultiplyByDerivative(output, outputTangent.Slice(start, output.Length));
        }
    }

    /// <summary>For example <c>Relu</c>.</summary>
    public override string ToString() => GetType().Name;
}
