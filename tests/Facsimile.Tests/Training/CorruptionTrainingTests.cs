using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Models;
using Facsimile.Optimizers;
using Facsimile.Training;
using static Facsimile.Tests.Training.SmallTraining;

namespace Facsimile.Tests.Training;

public sealed class CorruptionTrainingTests
{
    public static TheoryData<Corruption> Corruptions =>
    [
        new GaussianNoise { Sigma = 0.5 }, new MaskingNoise { Fraction = 0.3 }, new BlockMask { Height = 2, Width = 3 },
    ];

    [Theory]
    [MemberData(nameof(Corruptions))]
    public void Bits_do_not_depend_on_the_number_of_threads(Corruption corruption)
    {
        Autoencoder reference = NewModel(dropout: 0.2);
        History expected = Trainer.Fit(reference, Pictures(), Options with { Corruption = corruption, Threads = 3 });
        foreach (int threads in new[] { 1, 2, 5 })
        {
            Autoencoder model = NewModel(dropout: 0.2);
            History history = Trainer.Fit(model, Pictures(), Options with { Corruption = corruption, Threads = threads });
            AssertSame(reference, model);
            Assert.Equal(expected.Epochs.AsEnumerable(), history.Epochs.AsEnumerable());
        }
    }

    [Theory]
    [MemberData(nameof(Corruptions))]
    public void Resumed_it_ends_with_the_bits_of_an_unbroken_training(Corruption corruption)
    {
        TrainingOptions options = Options with { Corruption = corruption };
        Autoencoder unbroken = NewModel();
        History expected = Trainer.Fit(unbroken, Pictures(), options);

        Autoencoder resumed = NewModel(seed: 9);
        History history = TrainingChecks.Resume(
            new TrainingSession(NewModel(), Pictures(), options), new TrainingSession(resumed, Pictures(), options));
        AssertSame(unbroken, resumed);
        Assert.Equal(expected.Epochs.AsEnumerable(), history.Epochs.AsEnumerable());
        Assert.Equal(expected.SnapshotInputs!.Pixels, history.SnapshotInputs!.Pixels);
        Assert.Equal(expected.Snapshots[^1].Pixels, history.Snapshots[^1].Pixels);
    }

    [Theory]
    [MemberData(nameof(Corruptions))]
    public void A_step_allocates_nothing(Corruption corruption)
        => TrainingChecks.AssertStepsAllocateNothing(
            new TrainingSession(NewModel(), Pictures(), Options with { Corruption = corruption }));

    [Fact]
    public void The_model_sees_the_corrupted_image_and_is_judged_by_the_clean_one()
    {
        var corruption = new GaussianNoise { Sigma = 0.5 };
        Autoencoder model = NewModel();
        int[] batch = [3, 50, 8];
        float[] clean = Values(batch);
        Tensor<float> output = model.Reconstruct(Corrupted(clean, batch, corruption, epoch: 2));
        double expected = 3 * clean.Zip(output, (x, y) => Math.Pow(x - y, 2)).Average();

        // 160 images in batches of 16: step 11 is the first of epoch 2.
        var session = new TrainingSession(model, Pictures(), Options with { Corruption = corruption });
        Assert.Equal(expected, session.TrainOn(batch, 11, 1e-3), 1e-6);
    }

    [Fact]
    public void Noise_is_fresh_each_epoch_but_the_same_for_images_that_are_held_out()
    {
        History history = Trainer.Fit(NewModel(), Pictures(), Options with
        {
            Corruption = new UniformNoise { Amplitude = 0.5 },
            Optimizer = new Sgd { LearningRate = 1e-30 },
        });
        Assert.Equal(6, history.Epochs.DistinctBy(epoch => epoch.TrainingLoss).Count());
        Assert.Single(history.Epochs.DistinctBy(epoch => epoch.ValidationLoss));
    }

    [Fact]
    public void The_kept_pictures_show_what_the_model_was_given()
    {
        var corruption = new MaskingNoise { Fraction = 0.5 };
        Autoencoder model = NewModel();
        History history = Trainer.Fit(model, Pictures(), Options with { Corruption = corruption, ValidationFraction = 0, Epochs = 1 });

        int[] kept = [0, 66, 133];
        Tensor<float> inputs = Corrupted(Values(kept), kept, corruption, epoch: 0);
        Assert.Equal(Pictures().Images.Select(kept).Pixels, history.SnapshotOriginals!.Pixels);
        Assert.Equal(Images.FromTensor(Shape, inputs).Pixels, history.SnapshotInputs!.Pixels);
        Assert.Equal(Images.FromTensor(Shape, model.Reconstruct(inputs)).Pixels, history.Snapshots[0].Pixels);
        Assert.Null(Trainer.Fit(model, Pictures(), Options with { Epochs = 1 }).SnapshotInputs);
    }

    [Fact]
    public void What_does_not_fit_the_images_is_refused_before_anything_is_trained()
    {
        Assert.Contains("corruption.sigma", Refuse(new GaussianNoise { Sigma = 11 }), StringComparison.Ordinal);
        Assert.Contains("images of 6×7", Refuse(new BlockMask { Height = 7, Width = 7 }), StringComparison.Ordinal);
    }

    private static string Refuse(Corruption corruption) => Assert.Throws<FacsimileException>(
        () => new TrainingSession(NewModel(), Pictures(), Options with { Corruption = corruption })).Message;

    private static float[] Values(int[] indices)
    {
        float[] values = new float[indices.Length * Shape.Size];
        Pictures().Images.Select(indices).CopyTo(0, values);
        return values;
    }

    private static Tensor<float> Corrupted(float[] clean, int[] indices, Corruption corruption, int epoch)
    {
        float[] values = [.. clean];
        var corruptor = new Corruptor(corruption, Shape, Options.Seed);
        for (int i = 0; i < indices.Length; i++)
        {
            corruptor.Apply(values.AsSpan(i * Shape.Size, Shape.Size), indices[i], epoch);
        }

        return Tensor.Create(values, [indices.Length, Shape.Size]);
    }
}
