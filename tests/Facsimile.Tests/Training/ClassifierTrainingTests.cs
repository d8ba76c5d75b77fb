using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Evaluation;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Optimizers;
using Facsimile.Training;
using static Facsimile.Tests.Training.SmallClassification;

namespace Facsimile.Tests.Training;

public sealed class ClassifierTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_learns_and_notes_loss_and_accuracy_of_all_parts()
    {
        Classifier model = NewModel();
        LabelledImages test = Pictures(90, seed: 9);
        History history = Trainer.Fit(model, Pictures(600), Options with { Epochs = 30 }, test);
        Assert.Equal("cross-entropy", history.LossName);
        EpochRecord first = history.Epochs[0];
        EpochRecord last = history.Epochs[^1];
        Assert.True(last.TrainingLoss < 0.5 * first.TrainingLoss);
        Assert.InRange(last.TrainingAccuracy!.Value, 0.9, 1);
        Assert.InRange(last.ValidationAccuracy!.Value, 0.8, 1);
        Assert.True(last.ValidationLoss < first.ValidationLoss);

        // What stands in the history is what an evaluation finds.
        ClassificationResult evaluation = ClassifierEvaluator.Evaluate(model, test);
        Assert.Equal(evaluation.Accuracy, last.TestAccuracy!.Value, 1e-12);
        Assert.Equal(evaluation.Loss, last.TestLoss!.Value, 1e-9);
        Assert.InRange(evaluation.Accuracy, 0.7, 1);
    }

    [Fact]
    public void Test_images_are_watched_only()
    {
        // With wrong labels the loss on the test images rises while the model learns.
        LabelledImages right = Pictures(50, seed: 9);
        var wrong = new LabelledImages(right.Images, [.. right.Labels!.Select(label => (byte)((label + 1) % 3))]);
        Classifier without = NewModel();
        Classifier with = NewModel();
        History plain = Trainer.Fit(without, Pictures(), Options);
        History watched = Trainer.Fit(with, Pictures(), Options, wrong);
        AssertSame(without, with);
        Assert.True(watched.Epochs[^1].TestLoss > watched.Epochs[0].TestLoss);
        Assert.NotEqual(1, plain.BestEpoch);
        Assert.Equal(plain.BestEpoch, watched.BestEpoch);
        Assert.Equal(
            plain.Epochs.AsEnumerable(),
            watched.Epochs.Select(epoch => epoch with { TestLoss = null, TestAccuracy = null }));
        Assert.All(watched.Epochs, epoch => Assert.NotNull(epoch.TestAccuracy));
    }

    [Fact]
    public void Without_held_out_and_test_images_only_the_training_is_noted()
    {
        EpochRecord epoch = Trainer.Fit(NewModel(), Pictures(), Options with { Epochs = 1, ValidationFraction = 0 }).Epochs[0];
        Assert.NotNull(epoch.TrainingAccuracy);
        Assert.Equal((null, null, null, null), (epoch.ValidationLoss, epoch.ValidationAccuracy, epoch.TestLoss, epoch.TestAccuracy));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Bits_do_not_depend_on_the_number_of_threads(int threads)
    {
        Classifier reference = NewModel(dropout: 0.2);
        History expected = Trainer.Fit(reference, Pictures(), Options with { Threads = 3 }, Pictures(70, seed: 9));
        Classifier model = NewModel(dropout: 0.2);
        History history = Trainer.Fit(model, Pictures(), Options with { Threads = threads }, Pictures(70, seed: 9));
        AssertSame(reference, model);
        Assert.Equal(expected.Epochs.AsEnumerable(), history.Epochs.AsEnumerable());
    }

    [Fact]
    public void Resumed_from_a_checkpoint_it_ends_with_the_bits_of_an_unbroken_training()
    {
        LabelledImages test = Pictures(40, seed: 9);
        Classifier unbroken = NewModel(dropout: 0.2);
        History expected = Trainer.Fit(unbroken, Pictures(), Options, test);

        Classifier resumed = NewModel(dropout: 0.2, seed: 99);
        History history = TrainingChecks.Resume(
            new TrainingSession(NewModel(dropout: 0.2), Pictures(), Options, test),
            new TrainingSession(resumed, Pictures(), Options, test));
        AssertSame(unbroken, resumed);
        Assert.Equal(expected.Epochs.AsEnumerable(), history.Epochs.AsEnumerable());
        Assert.Equal(expected.BestEpoch, history.BestEpoch);
    }

    [Fact]
    public void It_does_not_go_on_with_other_labels()
    {
        string path = _folder["checkpoint.safetensors"];
        new TrainingSession(NewModel(), Pictures(), Options).SaveCheckpoint(path);
        LabelledImages same = Pictures();
        same.Labels![17] = (byte)((same.Labels[17] + 1) % 3);
        var session = new TrainingSession(NewModel(), same, Options);
        Assert.Contains(
            "of labels",
            Assert.Throws<FacsimileException>(() => session.RestoreCheckpoint(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_patience_left_it_stops_and_gives_the_best_weights_back()
    {
        Classifier model = NewModel();
        TrainingOptions options = Options with { Epochs = 60, Patience = 2, Optimizer = new Adam { LearningRate = 0.1 } };
        History history = Trainer.Fit(model, Pictures(), options);
        Assert.Equal(StopReason.EarlyStopping, history.StopReason);
        Assert.Equal(history.Epochs.Min(epoch => epoch.ValidationLoss), history.Epochs[history.BestEpoch - 1].ValidationLoss);
        Classifier best = NewModel();
        Trainer.Fit(best, Pictures(), options with { Epochs = history.BestEpoch, Patience = null });
        AssertSame(best, model);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var normalized = Classifier.Create(
            Shape,
            ["one", "two", "three"],
            new ClassifierArchitecture { Widths = [12], Dropout = 0.1 },
            new PixelNormalization { Mean = 0.1, StandardDeviation = 0.3 });
        TrainingChecks.AssertStepsAllocateNothing(new TrainingSession(normalized, Pictures(), Options));
    }

    [Fact]
    public void Weights_that_overflow_in_the_last_step_are_noticed()
    {
        var session = new TrainingSession(NewModel(), Pictures(), Options with
        {
            Epochs = 1,
            BatchSize = 200,
            ValidationFraction = 0,
            Optimizer = new Sgd { LearningRate = 1e25 },
        });
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => session.RunEpoch());
        Assert.Contains("outputs became infinite", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_a_classifier_is_refused_by_name()
    {
        LabelledImages pictures = Pictures();
        Assert.Contains("no labels", Refusal(new LabelledImages(pictures.Images), Options), StringComparison.Ordinal);
        Assert.Contains("the loss cross-entropy", Refusal(pictures, Options with { Loss = new MeanSquaredError() }), StringComparison.Ordinal);
        Assert.Contains(
            "is for autoencoders",
            Refusal(pictures, Options with { Corruption = new GaussianNoise { Sigma = 1 } }),
            StringComparison.Ordinal);
        byte[] labels = [.. pictures.Labels!];
        labels[3] = 3;
        Assert.Contains("label 3", Refusal(new LabelledImages(pictures.Images, labels), Options), StringComparison.Ordinal);
        var other = new LabelledImages(new Images(new ImageShape(1, 2, 2), new byte[8]), [0, 1]);
        Assert.Contains("2×2", Refusal(other, Options), StringComparison.Ordinal);
        Assert.Contains(
            "no labels",
            Assert.Throws<FacsimileException>(
                () => Trainer.Fit(NewModel(), pictures, Options, new LabelledImages(pictures.Images))).Message,
            StringComparison.Ordinal);
    }

    private static string Refusal(LabelledImages images, TrainingOptions options)
        => Assert.Throws<FacsimileException>(() => Trainer.Fit(NewModel(), images, options)).Message;
}
