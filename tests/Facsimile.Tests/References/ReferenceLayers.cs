using Facsimile.Layers;

namespace Facsimile.Tests.References;

/// <summary>The plain forward pass of every layer, in double.</summary>
internal static class ReferenceLayers
{
    /// <summary>The outputs of the layers for a batch.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="input">The shape of a sample.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="parameters">The values of all parameters, layer by layer.</param>
    /// <param name="training">Whether batch normalisation uses the batch.</param>
    public static double[][] Forward(
        IEnumerable<Layer> layers, Shape input, double[][] batch, IReadOnlyList<double[]> parameters, bool training = true)
    {
        int next = 0;
        foreach (Layer layer in layers)
        {
            double[][] own = [.. parameters.Skip(next).Take(layer.Parameters.Count)];
            Shape shape = input;
            batch = layer is BatchNorm norm
                ? Normalize(norm, shape, batch, own, training)
                : [.. batch.Select(sample => Forward(layer, shape, sample, own))];
            next += own.Length;
            input = layer.OutputShape(input);
        }

        return batch;
    }

    private static double[] Forward(Layer layer, Shape input, double[] x, double[][] parameters) => layer switch
    {
        Dense dense => Dense(dense, x, parameters[0], parameters[1]),
        Conv2d or ConvTranspose2d => Convolve((Convolution)layer, input, x, parameters),
        PlaneLayer plane => Planes(plane, input, x),
        Relu => [.. x.Select(value => Math.Max(value, 0))],
        LeakyRelu => [.. x.Select(value => value > 0 ? value : 0.01f * value)],
        Tanh => [.. x.Select(Math.Tanh)],
        Sigmoid => [.. x.Select(value => 1 / (1 + Math.Exp(-value)))],
        Softmax => [.. x.Select(value => Math.Exp(value) / x.Sum(Math.Exp))],
        Flatten or Reshape or Dropout => x,
        _ => throw new NotSupportedException($"{layer} has no reference; write one."),
    };

    private static double[] Dense(Dense layer, double[] x, double[] weight, double[] bias)
        => [.. Enumerable.Range(0, layer.Outputs).Select(i =>
            bias[i] + Enumerable.Range(0, layer.Inputs).Sum(j => weight[(i * layer.Inputs) + j] * x[j]))];

    private static double[] Convolve(Convolution layer, Shape input, double[] x, double[][] parameters)
    {
        Shape output = layer.OutputShape(input);
        var plain = PlainConvolution.Of(layer, input, output);
        double[] sums = layer is Conv2d ? plain.Convolve(x, parameters[0]) : plain.Transpose(x, parameters[0]);
        int area = output.Dimensions[1] * output.Dimensions[2];
        return [.. sums.Select((sum, i) => sum + parameters[1][i / area])];
    }

    private static double[] Planes(PlaneLayer layer, Shape input, double[] x)
    {
        Shape output = layer.OutputShape(input);
        (int height, int width) = (input.Dimensions[1], input.Dimensions[2]);
        return [.. Enumerable.Range(0, output.Size).Select(i =>
        {
            int row = i / output.Dimensions[2] % output.Dimensions[1];
            int column = i % output.Dimensions[2];
            int plane = i / (output.Dimensions[1] * output.Dimensions[2]) * height * width;
            return layer switch
            {
                MaxPool2d pool => Window(pool).Max(),
                AveragePool2d pool => Window(pool).Average(),
                Upsample { Mode: UpsampleMode.Nearest } upsample =>
                    x[plane + (row / upsample.Scale * width) + (column / upsample.Scale)],
                Upsample upsample => Interpolate(upsample.Scale),
                _ => throw new NotSupportedException($"{layer} has no reference; write one."),
            };

            IEnumerable<double> Window(PoolingLayer pool) =>
                from y in Enumerable.Range(row * pool.Stride, pool.Size)
                from z in Enumerable.Range(column * pool.Stride, pool.Size)
                select x[plane + (y * width) + z];

            // Each pixel counts by its nearness: 1 at distance 0, nothing from distance 1 on, along both axes.
            double Interpolate(int scale)
            {
                double y = Math.Clamp(((row + 0.5) / scale) - 0.5, 0, height - 1);
                double z = Math.Clamp(((column + 0.5) / scale) - 0.5, 0, width - 1);
                return Enumerable.Range(0, height * width).Sum(j =>
                    Math.Max(0, 1 - Math.Abs(y - (j / width))) * Math.Max(0, 1 - Math.Abs(z - (j % width))) * x[plane + j]);
            }
        })];
    }

    private static double[][] Normalize(
        BatchNorm layer, Shape input, double[][] batch, double[][] parameters, bool training)
    {
        int area = input.Size / layer.Features;
        double[][] output = [.. batch.Select(sample => new double[sample.Length])];
        for (int i = 0; i < layer.Features; i++)
        {
            double[] values = [.. batch.SelectMany(sample => sample[(i * area)..((i + 1) * area)])];
            double mean = training ? values.Average() : layer.Buffers[0].Values[i];
            double variance = training
                ? values.Average(value => (value - mean) * (value - mean))
                : layer.Buffers[1].Values[i];
            for (int j = 0; j < values.Length; j++)
            {
                output[j / area][(i * area) + (j % area)] =
                    (parameters[0][i] * (values[j] - mean) / Math.Sqrt(variance + layer.Epsilon)) + parameters[1][i];
            }
        }

        return output;
    }
}
