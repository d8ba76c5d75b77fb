using Facsimile.Data;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Optimizers;
using Facsimile.Training;
using static Facsimile.Tests.Training.SmallTraining;

namespace Facsimile.Tests.Training;

public sealed class TrainingOptionsTests
{
    [Fact]
    public void A_binary_loss_without_a_sigmoid_is_refused()
    {
        Autoencoder linear = Autoencoder.Create(Shape, new DenseArchitecture { CodeSize = 8, Output = "linear" });
        Assert.Contains(
            "network.output",
            Assert.Throws<FacsimileException>(
                () => Trainer.Fit(linear, Pictures(), Options with { Loss = new BinaryCrossEntropy() })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_over_classes_is_refused()
    {
        TrainingOptions options = Options with { Loss = new CrossEntropy() };
        FacsimileException error = Assert.Throws<FacsimileException>(() => Trainer.Fit(NewModel(), Pictures(), options));
        Assert.Contains("mse or bce", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_batch_size_takes_all_images_in_one_step()
    {
        int steps = 0;
        History history = Trainer.Fit(
            NewModel(),
            Pictures(),
            Options with { Epochs = 3, BatchSize = int.MaxValue, Schedule = new StepSchedule { EveryEpochs = 1, Gamma = 0.5 } },
            progress: new Observer<TrainingProgress>(progress => steps += progress.StepsPerEpoch));
        Assert.Equal(3, steps);
        Assert.Equal([1.0, 0.5, 0.25], history.Epochs.Select(epoch => epoch.LearningRate / Options.Optimizer.LearningRate));
    }

    [Fact]
    public void A_batch_that_no_array_can_hold_is_refused()
    {
        var images = new LabelledImages(new Images(new ImageShape(1, 1, 1), new byte[2100]));
        Autoencoder wide = Autoencoder.Dense(images.Shape, codeSize: 1 << 20);
        TrainingOptions options = Options with { BatchSize = 5000, ValidationFraction = 0 };
        FacsimileException error = Assert.Throws<FacsimileException>(() => Trainer.Fit(wide, images, options));
        Assert.Contains("training.batchSize 2100", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_of_another_size_are_refused()
        => Assert.Throws<FacsimileException>(() => Trainer.Fit(
            Autoencoder.Dense(new ImageShape(1, 5, 5), codeSize: 2), Pictures(), Options));

    [Theory]
    [InlineData(0, 16, 0.0, null, "training.epochs")]
    [InlineData(1, 0, 0.0, null, "training.batchSize")]
    [InlineData(1, 16, 1.0, null, "training.validationFraction")]
    [InlineData(1, 16, double.NaN, null, "training.validationFraction")]
    [InlineData(1, 16, 0.0, 3, "training.patience")]
    [InlineData(1, 16, 0.1, 0, "training.patience")]
    [InlineData(1, 16, 0.001, null, "too few")]
    public void Wrong_options_are_refused_by_name(int epochs, int batchSize, double fraction, int? patience, string named)
    {
        TrainingOptions options = Options with
        {
            Epochs = epochs,
            BatchSize = batchSize,
            ValidationFraction = fraction,
            Patience = patience,
        };
        FacsimileException error = Assert.Throws<FacsimileException>(() => Trainer.Fit(NewModel(), Pictures(), options));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }
}
