using System.Numerics.Tensors;

namespace Facsimile.Layers;

/// <summary>
/// Softmax over the values of one sample: fᵢ = e^(xᵢ − max) / Σⱼ e^(xⱼ − max), so that no exponential overflows.
/// </summary>
public sealed class Softmax : Layer
{
    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override void Forward(LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        int size = workspace.Input.Size;
        for (int start = 0; start < input.Length; start += size)
        {
            ReadOnlySpan<float> sample = input.Slice(start, size);
            Span<float> target = output.Slice(start, size);
            TensorPrimitives.Subtract(sample, TensorPrimitives.Max(sample), target);
            TensorPrimitives.Exp(target, target);
            TensorPrimitives.Divide(target, TensorPrimitives.Sum<float>(target), target);
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        // ∂loss/∂xᵢ = fᵢ·(gᵢ − Σⱼ gⱼ·fⱼ), where g = ∂loss/∂f.
        int size = workspace.Input.Size;
        for (int start = 0; start < inputGradient.Length; start += size)
        {
            ReadOnlySpan<float> f = output.Slice(start, size);
            ReadOnlySpan<float> g = outputGradient.Slice(start, size);
            Span<float> target = inputGradient.Slice(start, size);
            TensorPrimitives.Subtract(g, TensorPrimitives.Dot(g, f), target);
            TensorPrimitives.Multiply(target, f, target);
        }
    }

    /// <inheritdoc/>
    internal override void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent)
    {
        // The Jacobian, diag(f) − f·fᵀ, is symmetric: forward is as backward.
        for (int start = 0; start < tangent.Length; start += output.Length)
        {
            Backward(workspace, input, output, tangent.Slice(start, output.Length), outputTangent.Slice(start, output.Length));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => "Softmax";
}
