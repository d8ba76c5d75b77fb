using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Optimizers;
using Facsimile.Training;
using static Facsimile.Tests.Training.SmallTraining;

namespace Facsimile.Tests.Training;

/// <summary>What the trainings of dense networks keep to, with convolutions, normalisation and the rest.</summary>
public sealed class ImageTrainingTests
{
    private static readonly TrainingOptions Small = Options with { Loss = new BinaryCrossEntropy() };

    [Fact]
    public void Training_lowers_the_loss_on_held_out_images()
    {
        Autoencoder model = Autoencoder.Create(Shape, new ConvolutionalArchitecture { Channels = [6, 8], CodeSize = 5 }, seed: 1);
        TrainingOptions options = Small with { Epochs = 40, Optimizer = new Adam { LearningRate = 0.01 } };
        History history = Trainer.Fit(model, Pictures(), options);
        Assert.True(history.Epochs[^1].ValidationLoss < 0.3 * history.Epochs[0].ValidationLoss);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Bits_do_not_depend_on_the_number_of_threads(int threads)
    {
        Autoencoder reference = NewImageModel();
        History expected = Trainer.Fit(reference, Pictures(), Small with { Threads = 3 });
        Autoencoder model = NewImageModel();
        History history = Trainer.Fit(model, Pictures(), Small with { Threads = threads });
        AssertSameState(reference, model);
        Assert.Equal(expected.Epochs.AsEnumerable(), history.Epochs.AsEnumerable());
    }

    [Fact]
    public void A_step_allocates_nothing()
        => TrainingChecks.AssertStepsAllocateNothing(new TrainingSession(NewImageModel(), Pictures(), Small));

    [Fact]
    public void Resumed_from_a_checkpoint_it_ends_with_the_bits_of_an_unbroken_training()
    {
        Autoencoder unbroken = NewImageModel();
        Trainer.Fit(unbroken, Pictures(), Small);

        Autoencoder resumed = NewImageModel(seed: 99);
        TrainingChecks.Resume(
            new TrainingSession(NewImageModel(), Pictures(), Small), new TrainingSession(resumed, Pictures(), Small));
        AssertSameState(unbroken, resumed);
    }

    [Fact]
    public void The_best_epoch_brings_its_running_statistics_back()
    {
        Autoencoder model = NewImageModel();
        TrainingOptions options = Small with { Epochs = 30, Patience = 3, Optimizer = new Adam { LearningRate = 0.3 } };
        History history = Trainer.Fit(model, Pictures(), options);
        Assert.InRange(history.BestEpoch, 1, history.Epochs.Length - 1);
        Autoencoder again = NewImageModel();
        Trainer.Fit(again, Pictures(), options with { Epochs = history.BestEpoch, Patience = null });
        AssertSameState(again, model);
    }

    [Fact]
    public void Evaluation_changes_nothing()
    {
        Autoencoder model = NewImageModel();
        float[] before = [.. model.Network.State.SelectMany(value => value.Parameter.Values)];
        model.Reconstruct(Pictures().Images);
        Assert.Equal(before, model.Network.State.SelectMany(value => value.Parameter.Values));
    }

    private static void AssertSameState(Autoencoder expected, Autoencoder actual)
    {
        Assert.Contains(expected.Network.State, value => value.Name.EndsWith("running_mean", StringComparison.Ordinal));
        Assert.Equal(
            expected.Network.State.SelectMany(value => value.Parameter.Values),
            actual.Network.State.SelectMany(value => value.Parameter.Values));
    }
}
