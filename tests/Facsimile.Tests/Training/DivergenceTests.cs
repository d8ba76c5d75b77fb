using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Optimizers;
using Facsimile.Training;
using static Facsimile.Tests.Training.SmallTraining;

namespace Facsimile.Tests.Training;

public sealed class DivergenceTests
{
    [Fact]
    public void A_diverging_loss_stops_it_with_epoch_step_and_learning_rate()
    {
        TrainingOptions options = Options with
        {
            Loss = new MeanSquaredError { Reduction = Reduction.Sum },
            Optimizer = new Sgd { LearningRate = 1e18 },
        };
        Autoencoder linear = Autoencoder.Create(Shape, new DenseArchitecture { CodeSize = 8, Output = "linear" }, seed: 1);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(linear, Pictures(), options));
        Assert.Equal(1, error.Epoch);
        Assert.InRange(error.Step, 2, 10);
        Assert.Equal(1e18, error.LearningRate);
        Assert.Contains($"epoch 1, step {error.Step}, at learning rate 1E+18", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_overflow_behind_a_bounded_output_stop_it_too()
    {
        TrainingOptions options = Options with { Optimizer = new Sgd { LearningRate = 1e300 }, BatchSize = 200 };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(NewModel(), Pictures(), options));
        Assert.Contains("weights became infinite", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, 1e300, "weights")]
    [InlineData(0.2, 1e300, "weights")]
    [InlineData(0.0, 1e25, "reconstructions")]
    [InlineData(0.2, 1e25, "validation loss")]
    public void What_diverges_in_the_last_step_is_noticed(double validationFraction, double learningRate, string what)
    {
        Autoencoder model = Autoencoder.Create(Shape, new DenseArchitecture { Widths = [24, 5], Output = "linear" }, seed: 1);
        var session = new TrainingSession(model, Pictures(), Options with
        {
            Epochs = 1,
            BatchSize = 200,
            ValidationFraction = validationFraction,
            Optimizer = new Sgd { LearningRate = learningRate },
        });
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => session.RunEpoch());
        Assert.Equal((1, 1, learningRate), (error.Epoch, error.Step, error.LearningRate));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, session.State.EpochsDone);
    }
}
