using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Training;
using static Facsimile.Tests.Training.SmallTraining;

namespace Facsimile.Tests.Training;

public class VariationalTrainingTests
{
    private static readonly TrainingOptions Settings = Options with { Epochs = 4 };

    [Fact]
    public void The_loss_of_each_epoch_is_the_sum_of_its_parts()
    {
        History history = Trainer.Fit(NewVariational(), Pictures(), Settings, Pictures());
        Assert.All(history.Epochs, epoch =>
        {
            Assert.Equal(epoch.TrainingLoss, epoch.TrainingParts!.Reconstruction + epoch.TrainingParts.Divergence, 1e-9);
            Assert.Equal(epoch.ValidationLoss!.Value, epoch.ValidationParts!.Reconstruction + epoch.ValidationParts.Divergence, 1e-9);
            Assert.Equal(epoch.TestLoss!.Value, epoch.TestParts!.Reconstruction + epoch.TestParts.Divergence, 1e-9);
            Assert.True(epoch.TestParts.Divergence > 0);
        });
        Assert.True(history.Epochs[^1].TestLoss < history.Epochs[0].TestLoss);
    }

    [Fact]
    public void The_weight_of_the_divergence_rises_over_the_warm_up()
    {
        var divergence = new DivergenceOptions { Weight = 3, WarmupEpochs = 2 };
        History history = Trainer.Fit(NewVariational(), Pictures(), Settings with { Divergence = divergence });
        foreach (EpochRecord epoch in history.Epochs)
        {
            // Epochs must be compared by one loss, which is the final one.
            (LossParts training, LossParts validation) = (epoch.TrainingParts!, epoch.ValidationParts!);
            Assert.Equal(epoch.TrainingLoss, training.Reconstruction + (3 * training.Divergence), 1e-9);
            Assert.Equal(epoch.ValidationLoss!.Value, validation.Reconstruction + (3 * validation.Divergence), 1e-9);
        }

        VariationalAutoencoder model = NewVariational();
        var task = new VariationalTask(model, Pictures(), Settings with { Divergence = divergence });
        Facsimile.Layers.Workspace workspace = model.Network.CreateWorkspace(1, training: true);
        double[] weights = [.. Enumerable.Range(0, 5).Select(epoch =>
        {
            task.Draw([0], workspace, epoch);
            return (double)workspace.MemoryOf<Facsimile.Layers.GaussianMemory>().Weight;
        })];
        Assert.Equal([3, 1, 2, 3, 3], weights);
    }

    [Fact]
    public void A_larger_weight_gives_a_smaller_divergence_and_free_nats_a_larger_one()
    {
        double DivergenceOf(DivergenceOptions divergence)
            => Trainer.Fit(NewVariational(), Pictures(), Settings with { Epochs = 20, Divergence = divergence })
                .Epochs[^1].TrainingParts!.Divergence;
        double plain = DivergenceOf(new DivergenceOptions());
        Assert.True(DivergenceOf(new DivergenceOptions { Weight = 20 }) < plain);
        Assert.True(DivergenceOf(new DivergenceOptions { Weight = 20, FreeNats = 0.5 }) > 0.5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void The_number_of_threads_and_a_checkpoint_change_no_bit(int threads)
    {
        VariationalAutoencoder expected = NewVariational();
        History history = Trainer.Fit(expected, Pictures(), Settings with { Threads = 3 });

        VariationalAutoencoder model = NewVariational();
        History resumed = TrainingChecks.Resume(
            new TrainingSession(NewVariational(), Pictures(), Settings with { Threads = threads }),
            new TrainingSession(model, Pictures(), Settings with { Threads = threads }));
        Assert.Equal(history.Epochs.AsEnumerable(), resumed.Epochs);
        Assert.Equal(expected.Network.Parameters.Select(p => p.Parameter.Values), model.Network.Parameters.Select(p => p.Parameter.Values));
    }

    [Fact]
    public void A_step_allocates_nothing()
        => TrainingChecks.AssertStepsAllocateNothing(new TrainingSession(NewVariational(), Pictures(), Settings));

    [Fact]
    public void A_loss_that_is_no_likelihood_is_refused()
    {
        foreach (Loss loss in new Loss[] { new MeanSquaredError(), new BinaryCrossEntropy() })
        {
            string message = Assert.Throws<FacsimileException>(
                () => Trainer.Fit(NewVariational(), Pictures(), Settings with { Loss = loss })).Message;
            Assert.Contains("loss.type bce with loss.reduction sum, or loss.type gaussian", message, StringComparison.Ordinal);
        }

        Assert.NotNull(Trainer.Fit(NewVariational(), Pictures(), Settings with { Loss = new GaussianLikelihood() }));
    }

    [Theory]
    [InlineData(-1, 0, 0, "divergence.weight is -1")]
    [InlineData(double.NaN, 0, 0, "divergence.weight is NaN")]
    [InlineData(1, -2, 0, "divergence.warmupEpochs is -2")]
    [InlineData(1, 0, -0.5, "divergence.freeNats is -0.5")]
    public void Settings_outside_their_range_are_refused(double weight, int warmup, double free, string expected)
    {
        var divergence = new DivergenceOptions { Weight = weight, WarmupEpochs = warmup, FreeNats = free };
        string message = Assert.Throws<FacsimileException>((Settings with { Divergence = divergence }).Validate).Message;
        Assert.StartsWith(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_are_reconstructed_from_the_mean_code()
    {
        VariationalAutoencoder model = NewVariational();
        Images images = Pictures().Images.Slice(0, 5);
        GaussianCodes codes = model.EncodeDistribution(images);
        Assert.Equal(codes.Mean, model.Encode(images));
        Assert.Equal(model.Decode(codes.Mean), model.Reconstruct(images));
        History history = Trainer.Fit(model, Pictures(), Settings);
        Tensor<float> last = model.Reconstruct(history.SnapshotOriginals!);
        Assert.Equal(Images.FromTensor(Shape, last).Pixels, history.Snapshots[^1].Pixels);
    }

    private static VariationalAutoencoder NewVariational() => (VariationalAutoencoder)Autoencoder.Create(
        Shape, new DenseArchitecture { Widths = [24, 3], Variational = true }, seed: 2);
}
