using Facsimile.Layers;
using Facsimile.Numerics;
using Facsimile.Numerics.Convolutions;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Numerics.Convolutions;

/// <summary>A convolution of random images, run by the engine and by plain loops.</summary>
internal sealed unsafe class ConvolutionCase
{
    private readonly Convolution _layer;
    private readonly ConvolutionPlan _plan;
    private readonly ConvolutionKernels _kernels;
    private readonly bool _pools;
    private readonly int _batch;
    private readonly PlainConvolution _plain;
    private readonly bool _transposed;
    private readonly float[] _input;
    private readonly float[] _gradient;

    public ConvolutionCase(
        Convolution layer,
        int height,
        int width,
        int scale = 1,
        bool pools = false,
        int batch = 2,
        ConvolutionKernels? kernels = null)
    {
        _layer = layer;
        _kernels = kernels ?? ConvolutionKernels.Best;
        _pools = pools;
        _batch = batch;
        _transposed = layer is ConvTranspose2d;
        var input = new Shape(layer.InputChannels, height, width);
        Shape output = layer.OutputShape(new Shape(layer.InputChannels, height * scale, width * scale));
        _plan = scale == 1 ? layer.PlanFor(input) : ((Conv2d)layer).PlanFor(input, scale);
        _plain = PlainConvolution.Of(layer, input, output, scale);
        var random = new RandomStream(1, "convolution");
        OutputSize = pools
            ? output.Dimensions[0] * (output.Dimensions[1] / 2) * (output.Dimensions[2] / 2)
            : output.Size;
        layer.Initialize(Initializer.PyTorch, random);
        _input = Numbers(batch * input.Size, random);
        _gradient = Numbers(batch * OutputSize, random);
    }

    private int OutputSize { get; }

    /// <summary>Output, gradient of the input, of the weights and of the biases; the last two are added to 3.</summary>
    public float[][] Run(int threads = 2)
    {
        float[] output = new float[_gradient.Length];
        float[] inputGradient = new float[_input.Length];
        float[] weights = _layer.Parameters[0].Values;
        float[] biases = _layer.Parameters[1].Values;
        float[] weightGradient = [.. weights.Select(_ => 3f)];
        float[] biasGradient = [.. biases.Select(_ => 3f)];
        var memory = new ConvolutionMemory(_plan, _pools, _batch, training: true, kernels: _kernels);
        WorkerPool workers = WorkerPool.WithThreads(threads);
        fixed (float* x = _input, y = output, w = weights, b = biases, dy = _gradient)
        fixed (float* dx = inputGradient, dw = weightGradient, db = biasGradient)
        {
            Convolver.Forward(memory, w, b, x, y, _batch, default(NoEpilogue), workers);
            Convolver.Backward(memory, w, x, dy, dw, db, dx, _batch, default(NoEpilogue), workers);
        }

        return [output, inputGradient, weightGradient, biasGradient];
    }

    public void Check(double tolerance = 2e-5)
    {
        float[][] found = Run();
        double[][] expected = Expected();
        string[] names = ["output", "gradient of the input", "gradient of the weights", "gradient of the biases"];
        for (int i = 0; i < names.Length; i++)
        {
            Assert.Equal(expected[i].Length, found[i].Length);
            double largest = Math.Max(1, expected[i].Max(Math.Abs));
            for (int j = 0; j < found[i].Length; j++)
            {
                Assert.True(
                    Math.Abs(expected[i][j] - found[i][j]) <= tolerance * largest,
                    $"{_layer} of {_plain}, {names[i]} {j}: {found[i][j]}, expected {expected[i][j]}");
            }
        }
    }

    private double[][] Expected()
    {
        double[] weights = [.. _layer.Parameters[0].Values.Select(value => (double)value)];
        List<double> outputs = [];
        List<double> inputGradients = [];
        double[] weightGradient = [.. weights.Select(_ => 3.0)];
        double[] biasGradient = [.. _layer.Parameters[1].Values.Select(_ => 3.0)];
        for (int image = 0; image < _batch; image++)
        {
            double[] input = Part(_input, image);
            double[] output = _transposed ? _plain.Transpose(input, weights) : _plain.Convolve(input, weights);
            int area = output.Length / _layer.OutputChannels;
            output = [.. output.Select((value, i) => value + _layer.Parameters[1].Values[i / area])];
            double[] gradient = Part(_gradient, image);
            if (_pools)
            {
                (output, gradient) = Pool(output, gradient);
            }

            outputs.AddRange(output);
            inputGradients.AddRange(_transposed ? _plain.Convolve(gradient, weights) : _plain.Transpose(gradient, weights));
            double[] products = _transposed ? _plain.Products(input, gradient) : _plain.Products(gradient, input);
            weightGradient = [.. weightGradient.Zip(products, (sum, product) => sum + product)];
            for (int i = 0; i < gradient.Length; i++)
            {
                biasGradient[i / area] += gradient[i];
            }
        }

        return [[.. outputs], [.. inputGradients], weightGradient, biasGradient];
    }

    /// <summary>The largest of each square of four, and the gradient brought back to where it was.</summary>
    private (double[] Output, double[] Gradient) Pool(double[] output, double[] gradient)
    {
        (int height, int width) = (_plain.Height / 2, _plain.Width / 2);
        double[] pooled = new double[gradient.Length];
        double[] before = new double[output.Length];
        for (int i = 0; i < pooled.Length; i++)
        {
            int row = (i / (height * width) * _plain.Height) + (2 * (i / width % height));
            int corner = (row * _plain.Width) + (2 * (i % width));
            int largest = new[] { corner, corner + 1, corner + _plain.Width, corner + _plain.Width + 1 }.MaxBy(j => output[j]);
            pooled[i] = output[largest];
            before[largest] = gradient[i];
        }

        return (pooled, before);
    }

    private double[] Part(float[] values, int image)
    {
        int size = values.Length / _batch;
        return [.. values.AsSpan(image * size, size).ToArray().Select(value => (double)value)];
    }

    private static float[] Numbers(int count, RandomStream random)
        => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
}
