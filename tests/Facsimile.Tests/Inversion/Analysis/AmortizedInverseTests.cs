using System.Numerics.Tensors;
using Facsimile.Inversion.Analysis;
using Facsimile.Numerics;

namespace Facsimile.Tests.Inversion.Analysis;

public sealed class AmortizedInverseTests
{
    [Fact]
    public void A_known_map_is_learnt()
    {
        (Tensor<float> from, Tensor<float> to) = Pairs(1000);
        var inverse = AmortizedInverse.Fit(from, to, seed: 3);

        (Tensor<float> others, Tensor<float> expected) = Pairs(200, seed: 9);
        Tensor<float> found = inverse.Apply(others);
        double error = Enumerable.Range(0, 200).Average(i => Square(found[i, 0] - expected[i, 0]) + Square(found[i, 1] - expected[i, 1])) / 2;

        // To give the codes back as they are would leave 0.28.
        Assert.InRange(error, 0, 0.005);
        Assert.Equal(100, inverse.TrainingLosses.Length);
        Assert.Equal(100, inverse.ValidationLosses.Length);
        Assert.True(inverse.ValidationLosses[^1] < 0.02 * inverse.ValidationLosses[0]);
        Assert.Equal(inverse.ValidationLosses[^1], error, 0.004);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_one_others()
    {
        (Tensor<float> from, Tensor<float> to) = Pairs(50);
        float[] Applied(int seed) => [.. AmortizedInverse.Fit(from, to, seed).Apply(from)];

        Assert.Equal(Applied(1), Applied(1));
        Assert.NotEqual(Applied(1), Applied(2));
    }

    [Fact]
    public void What_cannot_be_learnt_from_is_refused()
    {
        (Tensor<float> from, Tensor<float> to) = Pairs(12);
        float[] broken = [.. to];
        broken[5] = float.NaN;
        (Tensor<float> few, _) = Pairs(9);

        Assert.Contains("at least 10 pairs", Message(few, few), StringComparison.Ordinal);
        Assert.Contains("12×2 and 9×2", Message(from, few), StringComparison.Ordinal);
        Assert.Contains("not finite", Message(from, Tensor.Create(broken, [12, 2])), StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        (Tensor<float> from, Tensor<float> to) = Pairs(20);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => AmortizedInverse.Fit(from, to, 0, source.Token));
    }

    private static string Message(Tensor<float> from, Tensor<float> to)
        => Assert.Throws<FacsimileException>(() => AmortizedInverse.Fit(from, to)).Message;

    private static double Square(double value) => value * value;

    /// <summary>(a, b) → (b + a² / 4, −a / 2), a and b standard normal.</summary>
    private static (Tensor<float> From, Tensor<float> To) Pairs(int count, int seed = 5)
    {
        var random = new RandomStream(seed, "pairs");
        float[] from = [.. Enumerable.Range(0, 2 * count).Select(_ => (float)random.NextNormal())];
        float[] to = [.. from.Chunk(2).SelectMany(code => new[] { code[1] + (code[0] * code[0] / 4), -code[0] / 2 })];
        return (Tensor.Create(from, [count, 2]), Tensor.Create(to, [count, 2]));
    }
}
