namespace Facsimile.Layers;

/// <summary>
/// One step of a network as the engine runs it: a layer and, when it can do both at once, the activation behind it.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Fused">The activation that the layer applies itself; null when there is none.</param>
/// <param name="Input">The shape of one input sample.</param>
/// <param name="Output">The shape of one output sample.</param>
internal sealed record Stage(Layer Layer, Activation? Fused, Shape Input, Shape Output)
{
    /// <summary>
    /// Groups layers into stages: reshaping layers vanish, an activation joins a fusing layer before it, and a convolution is
    /// joined with an enlargement before it and a pooling behind it.
    /// </summary>
    /// <param name="layers">The layers.</param>
    /// <param name="shapes">The input shape of each layer, and after them the output shape of the last.</param>
    /// <param name="joinsPooling">Whether a convolution is joined with the pooling behind it.</param>
    public static List<Stage> Group(IReadOnlyList<Layer> layers, IReadOnlyList<Shape> shapes, bool joinsPooling = true)
    {
        List<Stage> stages = [];
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i] is Activation activation && stages.Count > 0 && stages[^1] is { Layer: FusingLayer, Fused: null })
            {
                stages[^1] = stages[^1] with { Fused = activation };
            }
            else if (stages.Count > 0 && Join(stages[^1], layers[i], joinsPooling) is { } block)
            {
                stages[^1] = stages[^1] with { Layer = block, Output = shapes[i + 1] };
            }
            else if (!layers[i].OnlyReshapes)
            {
                stages.Add(new Stage(layers[i], Fused: null, shapes[i], shapes[i + 1]));
            }
        }

        return stages;
    }

    /// <summary>Runs the layer and its activation, or the layer alone when <paramref name="logits"/> are wanted.</summary>
    public void Forward(LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output, bool logits)
    {
        if (Layer is FusingLayer fusing)
        {
            fusing.Forward(workspace, input, output, logits ? null : Fused);
        }
        else
        {
            Layer.Forward(workspace, input, output);
        }
    }

    /// <summary>
    /// Runs the layer backward. <paramref name="outputGradient"/> is that before the fused activation, and
    /// <paramref name="inputGradient"/> receives that before the fused activation of the stage before this one.
    /// </summary>
    public void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Activation? inputActivation)
    {
        if (Layer is FusingLayer fusing)
        {
            fusing.Backward(workspace, input, outputGradient, inputGradient, inputActivation);
            return;
        }

        Layer.Backward(workspace, input, output, outputGradient, inputGradient);
        if (!inputGradient.IsEmpty)
        {
            inputActivation?.MultiplyByDerivative(input, inputGradient);
        }
    }

    /// <summary>The tangents of the output, behind the fused activation, for those of the input.</summary>
    public void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent)
    {
        if (Layer is FusingLayer fusing)
        {
            fusing.Tangent(workspace, output, tangent, outputTangent, Fused);
        }
        else
        {
            Layer.Tangent(workspace, input, output, tangent, outputTangent);
        }
    }

    private static ConvolutionBlock? Join(Stage before, Layer layer, bool joinsPooling) => (before.Layer, layer) switch
    {
        (Upsample upsample, Conv2d convolution) => ConvolutionBlock.Join(upsample, convolution),
        (Conv2d convolution, MaxPool2d pool) when joinsPooling => ConvolutionBlock.Join(convolution, before.Fused, pool),
        _ => null,
    };
}
