using Facsimile.Layers;
using Facsimile.Numerics;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Gradients;

/// <summary>
/// The derivatives of a finished network by its input, backward and forward, against central differences of the plain forward
/// pass in double.
/// </summary>
public class DerivativeTests
{
    private const int Batch = 3;
    private const int Directions = 4;
    private const double Step = 1e-5;

    public static TheoryData<string> Cases =>
        [.. GradientCase.All.Select(gradientCase => gradientCase.Name), "dense + dropout + dense"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_of_the_input_agrees_with_central_differences(string name)
    {
        var run = new Run(name);
        float[] upstream = run.Normals(run.Workspace.OutputGradient.Length);
        run.Forward();
        upstream.CopyTo(run.Workspace.OutputGradient);
        run.Workspace.Backward();
        float[] gradient = run.Workspace.InputGradient.ToArray();
        for (int i = 0; i < gradient.Length; i++)
        {
            double[] direction = new double[gradient.Length];
            direction[i] = 1;
            double expected = run.Difference(direction).Zip(upstream, (change, factor) => change * factor).Sum();
            AssertNear(expected, gradient[i], $"input {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tangents_agree_with_central_differences(string name)
    {
        var run = new Run(name);
        float[] directions = run.Normals(run.Workspace.InputTangents.Length);
        run.Forward();
        Assert.Equal(run.Expected().Length, run.Workspace.Output.Length);
        directions.CopyTo(run.Workspace.InputTangents);
        run.Workspace.PushTangents();
        float[][] tangents = [.. run.Workspace.OutputTangents.ToArray().Chunk(run.Workspace.Output.Length)];
        Assert.Equal(Directions, tangents.Length);
        for (int i = 0; i < Directions; i++)
        {
            double[] direction = [.. directions.Chunk(directions.Length / Directions).ElementAt(i).Select(value => (double)value)];
            double[] expected = run.Difference(direction);
            for (int j = 0; j < expected.Length; j++)
            {
                AssertNear(expected[j], tangents[i][j], $"direction {i}, output {j}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Samples_that_are_kept_have_the_same_derivatives(string name)
    {
        var run = new Run(name);
        run.Forward();
        float[] upstream = run.Normals(run.Workspace.OutputGradient.Length);
        upstream.CopyTo(run.Workspace.OutputGradient);
        run.Workspace.Backward();
        float[] whole = run.Workspace.InputGradient.ToArray();
        run.Workspace.InputTangents.Fill(1);
        run.Workspace.PushTangents();
        float[] tangents = run.Workspace.OutputTangents.ToArray();

        int input = run.Network.Input.Size;
        int output = run.Network.Output.Size;
        run.Workspace.Keep([0, 2]);
        Assert.Equal(2, run.Workspace.BatchSize);
        upstream.AsSpan(0, output).CopyTo(run.Workspace.OutputGradient);
        upstream.AsSpan(2 * output, output).CopyTo(run.Workspace.OutputGradient[output..]);
        run.Workspace.Backward();
        Assert.Equal([.. whole[..input], .. whole[(2 * input)..]], run.Workspace.InputGradient.ToArray());
        run.Workspace.InputTangents.Fill(1);
        run.Workspace.PushTangents();
        Assert.Equal([.. tangents[..output], .. tangents[(2 * output)..(3 * output)]], run.Workspace.OutputTangents[..(2 * output)]);
    }

    private static void AssertNear(double expected, float actual, string what)
        => Assert.True(
            Math.Abs(expected - actual) < 1e-4 * Math.Max(1, Math.Abs(expected)), $"{what}: {actual}, expected {expected}");

    /// <summary>A network outside of training, at random values.</summary>
    private sealed class Run
    {
        private readonly RandomStream _random = new(5, "derivatives");
        private readonly double[] _input;
        private readonly List<double[]> _parameters;

        public Run(string name)
        {
            GradientCase gradientCase = GradientCase.All.SingleOrDefault(one => one.Name == name)
                ?? new(name, new Shape(4), () => [new Dense(4, 9), new Dropout(0.5), new Dense(9, 3)]);
            Network = new Sequential(gradientCase.Input, gradientCase.Layers());
            Network.Initialize(Initializer.PyTorch, seed: 3);
            foreach (BatchNorm norm in Network.Layers.OfType<BatchNorm>())
            {
                for (int i = 0; i < norm.Features; i++)
                {
                    norm.Parameters[0].Values[i] = 1.5f - (0.2f * i);
                    norm.Buffers[0].Values[i] = 0.1f * (i + 1);
                    norm.Buffers[1].Values[i] = 0.5f + i;
                }
            }

            _input = [.. Normals(Batch * Network.Input.Size).Select(value => (double)value)];
            _parameters = [.. Network.Parameters.Select(p => p.Parameter.Values.Select(value => (double)value).ToArray())];
            Workspace = Network.CreateDerivativeWorkspace(Batch, Directions, WorkerPool.Default);
        }

        public Sequential Network { get; }

        public DerivativeWorkspace Workspace { get; }

        public float[] Normals(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)_random.NextNormal())];

        public void Forward()
        {
            for (int i = 0; i < _input.Length; i++)
            {
                Workspace.Input[i] = (float)_input[i];
            }

            Workspace.Forward();
        }

        public double[] Expected() => Outputs(_input);

        /// <summary>How all outputs change along a direction.</summary>
        public double[] Difference(double[] direction)
        {
            double[] above = Outputs([.. _input.Zip(direction, (x, d) => x + (Step * d))]);
            double[] below = Outputs([.. _input.Zip(direction, (x, d) => x - (Step * d))]);
            return [.. above.Zip(below, (a, b) => (a - b) / (2 * Step))];
        }

        private double[] Outputs(double[] input)
        {
            double[][] batch = [.. input.Chunk(Network.Input.Size)];
            return
            [
                .. ReferenceLayers.Forward(Network.Layers, Network.Input, batch, _parameters, training: false)
                    .SelectMany(output => output),
            ];
        }
    }
}
