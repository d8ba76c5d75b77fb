using Facsimile.Layers;
using Facsimile.Numerics;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Gradients;

/// <summary>
/// The engine's gradients against central differences of the plain forward pass in double: for the input and every
/// parameter, with a random gradient from above.
/// </summary>
public class GradientTests
{
    private const int Batch = 3;
    private const double Step = 1e-5;

    public static TheoryData<string> Cases => [.. GradientCase.All.Select(gradientCase => gradientCase.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_agrees_with_the_reference(string name)
    {
        var run = new Run(name);
        Assert.Equal(Batch * run.Network.Output.Size, run.Output.Length);
        double[] expected = run.Expected();
        for (int i = 0; i < run.Output.Length; i++)
        {
            Assert.Equal(expected[i], run.Output[i], 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_agrees_with_central_differences(string name)
    {
        var run = new Run(name);
        int compared = 0;
        for (int i = 0; i < run.Input.Length; i++)
        {
            run.AssertDerivative(run.Input, i, run.InputGradient[i], $"input {i}");
            compared++;
        }

        for (int p = 0; p < run.Parameters.Count; p++)
        {
            for (int i = 0; i < run.Parameters[p].Length; i++)
            {
                run.AssertDerivative(run.Parameters[p], i, run.Gradients[p][i], $"{run.Network.Parameters[p].Name} {i}");
                compared++;
            }
        }

        Assert.Equal((Batch * run.Network.Input.Size) + run.Network.Parameters.Sum(p => p.Parameter.Values.Length), compared);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Running_twice_gives_the_same_answer(string name)
    {
        var run = new Run(name);
        float[] output = run.Output;
        float[] inputGradient = run.InputGradient;
        float[][] gradients = run.Gradients;
        run.Again();
        Assert.Equal(output, run.Output);
        Assert.Equal(inputGradient, run.InputGradient);
        Assert.Equal(gradients, run.Gradients);
    }

    /// <summary>One forward and backward pass over random values.</summary>
    private sealed class Run
    {
        private readonly Workspace _workspace;
        private readonly float[] _upstream;

        public Run(string name)
        {
            GradientCase gradientCase = GradientCase.All.Single(one => one.Name == name);
            Network = new Sequential(gradientCase.Input, gradientCase.Layers());
            Network.Initialize(Initializer.PyTorch, seed: 3);
            var random = new RandomStream(5, "gradients");
            Input = [.. Enumerable.Range(0, Batch * Network.Input.Size).Select(_ => (double)(float)random.NextNormal())];
            _upstream = [.. Enumerable.Range(0, Batch * Network.Output.Size).Select(_ => (float)random.NextNormal())];
            Parameters = [.. Network.Parameters.Select(p => p.Parameter.Values.Select(value => (double)value).ToArray())];
            _workspace = Network.CreateWorkspace(Batch, training: true);
            Again();
        }

        public Sequential Network { get; }

        public double[] Input { get; }

        public List<double[]> Parameters { get; }

        public float[] Output { get; private set; } = [];

        public float[] InputGradient { get; private set; } = [];

        public float[][] Gradients { get; private set; } = [];

        public void Again()
        {
            _workspace.BeginStep(1);
            for (int i = 0; i < Input.Length; i++)
            {
                _workspace.Input[i] = (float)Input[i];
            }

            _workspace.Forward();
            Output = _workspace.Output.ToArray();
            _upstream.CopyTo(_workspace.OutputGradient);
            _workspace.Backward(inputGradient: true);
            InputGradient = _workspace.InputGradient.ToArray();
            Gradients = [.. _workspace.Gradients.Select(gradient => gradient.ToArray())];
        }

        public double[] Expected()
        {
            double[][] batch = [.. Input.Chunk(Network.Input.Size)];
            return [.. ReferenceLayers.Forward(Network.Layers, Network.Input, batch, Parameters).SelectMany(output => output)];
        }

        public void AssertDerivative(double[] values, int index, float gradient, string what)
        {
            double value = values[index];
            values[index] = value + Step;
            double above = Objective();
            values[index] = value - Step;
            double below = Objective();
            values[index] = value;
            double expected = (above - below) / (2 * Step);
            Assert.True(
                Math.Abs(expected - gradient) < 1e-4 * Math.Max(1, Math.Abs(expected)),
                $"{what}: {gradient}, expected {expected}");
        }

        /// <summary>The sum of all outputs, each times its gradient from above.</summary>
        private double Objective() => Expected().Zip(_upstream, (output, gradient) => output * gradient).Sum();
    }
}
