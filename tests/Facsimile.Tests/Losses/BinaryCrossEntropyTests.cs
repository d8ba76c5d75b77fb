using Facsimile.Losses;

namespace Facsimile.Tests.Losses;

public class BinaryCrossEntropyTests
{
    [Theory]
    [InlineData(1e4f, 0f, 1e4, 1.0)]
    [InlineData(1e4f, 1f, 0.0, 0.0)]
    [InlineData(-1e4f, 0f, 0.0, 0.0)]
    [InlineData(-1e4f, 1f, 1e4, -1.0)]
    [InlineData(1e4f, 0.5f, 5e3, 0.5)]
    public void Huge_logits_give_the_exact_loss_and_gradient(float logit, float target, double loss, double derivative)
    {
        float[] gradient = [0];
        Assert.Equal(loss, new BinaryCrossEntropy().Evaluate([logit], [target], gradient, 1));
        Assert.Equal((float)derivative, gradient[0]);
    }

    [Theory]
    [InlineData(20f, 1f, -1.0)]
    [InlineData(60f, 1f, -1.0)]
    [InlineData(-20f, 0f, 1.0)]
    [InlineData(-60f, 0f, 1.0)]
    public void Small_losses_and_gradients_keep_their_digits(float logit, float target, double sign)
    {
        double exact = Math.Exp(-Math.Abs((double)logit));
        float[] gradient = [0];
        double loss = new BinaryCrossEntropy().Evaluate([logit], [target], gradient, 1);
        LossTests.AssertClose(exact, loss, 5e-7, 0);
        LossTests.AssertClose(sign * exact, gradient[0], 5e-7, 0);
    }

    [Fact]
    public void A_logit_of_zero_costs_log_2_whatever_the_target()
    {
        var sum = new BinaryCrossEntropy { Reduction = Reduction.Sum };
        LossTests.AssertClose(784 * Math.Log(2), sum.Evaluate(new float[784], new float[784], [], 1), 1e-7, 0);
        LossTests.AssertClose(Math.Log(2), new BinaryCrossEntropy().Evaluate([0, 0], [0.3f, 1], [], 1), 1e-7, 0);
    }
}
