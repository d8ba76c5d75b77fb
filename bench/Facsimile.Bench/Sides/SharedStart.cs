using System.Runtime.InteropServices;
using System.Text.Json;
using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Storage;

namespace Facsimile.Bench.Sides;

/// <summary>
/// Writes what another program needs to do the very same training: plan, first weights, and each epoch's order of images.
/// </summary>
/// <remarks>
/// <c>plan.json</c>: layers, loss, optimiser, batch size, images. <c>weights.bin</c>: all parameters, float32, layer by layer.
/// <c>order.bin</c>: int32, one image index after the other, epoch by epoch.
/// </remarks>
internal static class SharedStart
{
    /// <summary>Types of anonymous objects have nothing but read-only properties.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonFormat.Compact) { IgnoreReadOnlyProperties = false };

    /// <summary>Writes the three files.</summary>
    /// <param name="side">What is trained; it must not have begun.</param>
    /// <param name="epochs">For how many epochs the order is written.</param>
    /// <param name="folder">The folder; it is there.</param>
    public static void Write(Side side, int epochs, string folder)
    {
        var plan = new
        {
            Input = side.Network.Input.Dimensions,
            Layers = side.Network.Layers
                .Select((layer, i) => Describe(layer, side.Network.Shapes[i + 1].Dimensions)).ToArray(),
            side.Plan.Loss,
            side.Plan.Optimizer,
            side.Plan.BatchSize,
            DataSet = side.DataSet,
            Images = side.OrderOf(1).Length,
            side.Plan.Binarize,
            Target = side.Plan.Loss is CrossEntropy ? "labels" : "images",
        };
        File.WriteAllText(Path.Combine(folder, "plan.json"), JsonSerializer.Serialize(plan, Json));
        WriteValues(
            Path.Combine(folder, "weights.bin"), side.Network.Parameters.Select(parameter => parameter.Parameter.Values));
        WriteValues(Path.Combine(folder, "order.bin"), Enumerable.Range(1, epochs).Select(side.OrderOf));
    }

    private static object Describe(Layer layer, IReadOnlyList<int> output) => layer switch
    {
        Dense dense => new { Type = "dense", dense.Inputs, dense.Outputs },
        Conv2d conv => new
        {
            Type = "conv2d",
            conv.InputChannels,
            conv.OutputChannels,
            conv.Kernel,
            conv.Stride,
            conv.Padding,
            Positions = output[1] * output[2],
        },
        ConvTranspose2d conv => new
        {
            Type = "conv-transpose2d",
            conv.InputChannels,
            conv.OutputChannels,
            conv.Kernel,
            conv.Stride,
            conv.Padding,
            conv.OutputPadding,
            Positions = output[1] * output[2] / (conv.Stride * conv.Stride),
        },
        MaxPool2d pool => new { Type = "max-pool2d", pool.Size, pool.Stride },
        Upsample { Mode: UpsampleMode.Nearest } upsample => new { Type = "upsample", upsample.Scale },
        ReshapingLayer => new { Type = "reshape", Output = output },
        GaussianSampling sampling => new { Type = "gaussian-sampling", sampling.Size },
        Dropout dropout => new { Type = "dropout", dropout.Probability },
        Relu => new { Type = "relu" },
        Tanh => new { Type = "tanh" },
        Sigmoid => new { Type = "sigmoid" },
        _ => throw new FacsimileException($"The other side does not know the layer '{layer}' yet; teach it here and there."),
    };

    private static void WriteValues<T>(string path, IEnumerable<T[]> arrays)
        where T : struct
    {
        using FileStream file = File.Create(path);
        foreach (T[] array in arrays)
        {
            file.Write(MemoryMarshal.AsBytes<T>(array));
        }
    }
}
