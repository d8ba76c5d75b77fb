using Facsimile.Losses;

namespace Facsimile.Tests.Losses;

public class CrossEntropyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(100)]
    public void Equal_logits_cost_the_logarithm_of_the_number_of_classes(int classes)
    {
        var target = new float[classes];
        target[classes / 2] = 1;
        float[] logits = Enumerable.Repeat(3.7f, classes).ToArray();
        LossTests.AssertClose(Math.Log(classes), new CrossEntropy().Evaluate(logits, target, [], 1), 1e-12, 0);
    }

    [Theory]
    [InlineData(64f)]
    [InlineData(-1024f)]
    [InlineData(65536f)]
    public void Adding_a_number_to_all_logits_changes_no_bit(float shift)
    {
        // Multiples of 1/64 stay exact when the shift is added.
        float[] logits = [-1.5f, 0.25f, 3.140625f, 2f, -4f];
        float[] target = [0.1f, 0.2f, 0.5f, 0.15f, 0.05f];
        float[] shifted = logits.Select(logit => logit + shift).ToArray();
        float[] gradient = new float[5];
        float[] shiftedGradient = new float[5];

        double loss = new CrossEntropy().Evaluate(logits, target, gradient, 1);
        double shiftedLoss = new CrossEntropy().Evaluate(shifted, target, shiftedGradient, 1);

        Assert.Equal(loss, shiftedLoss);
        Assert.Equal(gradient, shiftedGradient);
    }

    [Fact]
    public void Huge_logits_give_the_exact_loss_and_gradient()
    {
        float[] gradient = new float[2];
        Assert.Equal(0, new CrossEntropy().Evaluate([1e4f, -1e4f], [1, 0], gradient, 1));
        Assert.Equal([0f, 0f], gradient);
        Assert.Equal(2e4, new CrossEntropy().Evaluate([1e4f, -1e4f], [0, 1], gradient, 1));
        Assert.Equal([1f, -1f], gradient);
    }
}
