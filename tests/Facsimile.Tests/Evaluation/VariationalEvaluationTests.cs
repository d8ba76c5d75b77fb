using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Evaluation;
using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Tests.Training;
using Facsimile.Training;
using static Facsimile.Tests.Training.SmallTraining;

namespace Facsimile.Tests.Evaluation;

public class VariationalEvaluationTests
{
    private static readonly JsonNode Golden = JsonNode.Parse(File.ReadAllText(SourceTree.Golden("likelihood.json")))!;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(700)]
    public void An_exact_posterior_gives_the_exact_likelihood_with_any_number_of_codes(int samples)
    {
        VariationalSummary figures = OfGolden("gaussian", new GaussianLikelihood { Deviation = 0.3 }, samples, out double exact);
        Assert.Equal(exact, figures.NegativeLogLikelihood.Mean, 1e-4);
        Assert.Equal(exact, figures.NegativeLogLikelihood.NegativeLowerBound, 1e-4);
        Assert.Equal(exact, figures.NegativeLowerBound, 1.5);
        Assert.Equal((double)Golden["gaussian"]!["divergence"]!, figures.Divergence, 1e-5);
        Assert.Equal((samples, 5), (figures.NegativeLogLikelihood.Samples, figures.NegativeLogLikelihood.Images));
    }

    [Fact]
    public void Estimate_and_bound_approach_the_integrals_over_all_codes()
    {
        VariationalSummary figures = OfGolden(
            "bernoulli", new BinaryCrossEntropy { Reduction = Reduction.Sum }, 40_000, out double exact);
        Assert.Equal(exact, figures.NegativeLogLikelihood.Mean, 0.02);
        Assert.Equal((double)Golden["bernoulli"]!["negative_lower_bound"]!, figures.NegativeLogLikelihood.NegativeLowerBound, 0.02);
        Assert.Equal((double)Golden["bernoulli"]!["divergence"]!, figures.Divergence, 1e-5);
        Assert.Equal(figures.Divergence, figures.Units.Sum(unit => unit.Divergence), 1e-12);
        Assert.Equal(figures.Reconstruction / 6, figures.ReconstructionPerPixel, 1e-12);
        Assert.Equal("binary cross-entropy (sum over pixels)", figures.Likelihood);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_bound_is_the_test_loss_of_the_training(bool gaussian)
    {
        VariationalAutoencoder model = NewVariational();
        Loss loss = gaussian ? new GaussianLikelihood() : new BinaryCrossEntropy { Reduction = Reduction.Sum };
        EpochRecord last = Trainer.Fit(model, Pictures(), Options with { Epochs = 2, Seed = 9, Loss = loss }, Pictures()).Epochs[^1];
        VariationalSummary figures = Evaluator.Evaluate(
            model, Pictures(), new EvaluationOptions { Likelihood = new LikelihoodOptions { Loss = loss, Seed = 9 } }).Variational!;
        Assert.Equal(last.TestLoss!.Value, figures.NegativeLowerBound, 1e-5 * Math.Abs(last.TestLoss.Value));
        Assert.Equal(last.TestParts!.Divergence, figures.Divergence, 1e-6);
    }

    [Fact]
    public void The_number_of_threads_changes_no_figure_and_no_picture()
    {
        EvaluationResult Judge(int threads) => Evaluator.Evaluate(NewVariational(), Pictures(), new EvaluationOptions { Threads = threads });
        EvaluationResult expected = Judge(1);
        foreach (int threads in new[] { 2, 5 })
        {
            EvaluationResult actual = Judge(threads);
            Assert.Equal(expected.Variational!.Units.AsEnumerable(), actual.Variational!.Units);
            Assert.Equal(expected.Variational with { Units = [] }, actual.Variational with { Units = [] });
            Assert.Equal(expected.VariationalPictures!.Samples.Pixels, actual.VariationalPictures!.Samples.Pixels);
        }

        EvaluationResult other = Evaluator.Evaluate(
            NewVariational(), Pictures(), new EvaluationOptions { Likelihood = new LikelihoodOptions { Seed = 1 } });
        Assert.NotEqual(expected.Variational!.NegativeLogLikelihood, other.Variational!.NegativeLogLikelihood);
    }

    [Fact]
    public void A_number_whose_mean_does_not_depend_on_the_image_is_not_active()
    {
        VariationalAutoencoder model = NewVariational();
        Parameter weight = model.Encoder.Parameters[^2].Parameter;
        int inputs = weight.Values.Length / 6;
        weight.Values.AsSpan(inputs, inputs).Clear();
        VariationalSummary figures = Evaluator.Evaluate(model, Pictures()).Variational!;
        Assert.Equal([true, false, true], figures.Units.Select(unit => unit.IsActive));
        Assert.Equal(2, figures.ActiveUnits);
        Assert.Equal(0, figures.Units[1].MeanVariance, 1e-12);
        Assert.Null(figures.CollapseWarning);

        weight.Values.AsSpan(0, 3 * inputs).Clear();
        Assert.StartsWith(
            "The posterior has collapsed", Evaluator.Evaluate(model, Pictures()).Variational!.CollapseWarning, StringComparison.Ordinal);
    }

    [Fact]
    public void Variances_of_means_are_those_over_the_images()
    {
        VariationalAutoencoder model = NewVariational();
        float[] means = [.. model.Encode(Pictures().Images)];
        VariationalSummary figures = Evaluator.Evaluate(model, Pictures()).Variational!;
        for (int j = 0; j < 3; j++)
        {
            double[] its = [.. means.Where((_, i) => i % 3 == j).Select(mean => (double)mean)];
            Assert.Equal(its.Average(mean => mean * mean) - Math.Pow(its.Average(), 2), figures.Units[j].MeanVariance, 1e-9);
        }
    }

    [Fact]
    public void Corrupted_images_are_encoded_and_clean_ones_compared()
    {
        VariationalSummary clean = Evaluator.Evaluate(NewVariational(), Pictures()).Variational!;
        var options = new EvaluationOptions { Corruption = new GaussianNoise { Sigma = 0.5 } };
        VariationalSummary noisy = Evaluator.Evaluate(NewVariational(), Pictures(), options).Variational!;
        Assert.NotEqual(clean.Divergence, noisy.Divergence);
        Assert.Equal(clean.NegativeLogLikelihood.Mean, noisy.NegativeLogLikelihood.Mean, 1.0);
    }

    [Fact]
    public void Pictures_show_what_the_decoder_makes_of_codes()
    {
        LabelledImages data = Pictures();
        VariationalAutoencoder model = NewVariational();
        VariationalPictures pictures = Evaluator.Evaluate(model, data).VariationalPictures!;
        Assert.Equal(Images.FromTensor(SmallTraining.Shape, model.Sample(100)).Pixels, pictures.Samples.Pixels);
        Assert.Null(pictures.Plane);
        Assert.Equal(5, pictures.Pairs.Length);
        Assert.Equal(50, pictures.Interpolations!.Count);
        (int first, int last) = pictures.Pairs[1];
        Images own = Images.FromTensor(SmallTraining.Shape, model.Reconstruct(data.Images.Select([first, last])));
        Assert.Equal(data.Images[first], pictures.Interpolations[10]);
        Assert.Equal(own[0], pictures.Interpolations[11]);
        Assert.Equal(own[1], pictures.Interpolations[18]);
        Assert.Equal(data.Images[last], pictures.Interpolations[19]);
        Assert.Equal([0, 1, 2], pictures.TraversedUnits.AsEnumerable());
        Assert.Equal(27, pictures.Traversals.Count);
    }

    [Fact]
    public void The_plane_of_codes_has_z1_from_left_to_right_and_z2_from_bottom_to_top()
    {
        // A decoder of two pixels, the sigmoids of z₁ and of z₂.
        var model = new VariationalAutoencoder(
            new ImageShape(1, 1, 2),
            new Sequential(new Shape(1, 1, 2), new Flatten(), new Dense(2, 4), new GaussianSampling(2)),
            new Sequential(new Shape(2), new Dense(2, 2), new Sigmoid(), new Reshape(new Shape(1, 1, 2))));
        float[] weight = model.Decoder.Parameters[0].Parameter.Values;
        (weight[0], weight[1], weight[2], weight[3]) = (1, 0, 0, 1);
        var two = new LabelledImages(new Images(model.Shape, [0, 0, 255, 255]));
        Images plane = Evaluator.Evaluate(model, two).VariationalPictures!.Plane!;
        Assert.Equal(400, plane.Count);

        // Φ⁻¹(1/40) = −1.95996; the sigmoid of it is 0.12347, of its opposite 0.87653.
        Assert.Equal([31, 224], plane[0].ToArray());
        Assert.Equal([224, 224], plane[19].ToArray());
        Assert.Equal([31, 31], plane[380].ToArray());
        Assert.Equal([224, 31], plane[399].ToArray());
    }

    [Fact]
    public void A_single_image_has_no_pair_and_other_models_have_no_likelihood()
    {
        EvaluationResult one = Evaluator.Evaluate(NewVariational(), new LabelledImages(Pictures().Images.Slice(0, 1)));
        Assert.Null(one.VariationalPictures!.Interpolations);
        EvaluationResult plain = Evaluator.Evaluate(Autoencoder.Dense(SmallTraining.Shape, 3), Pictures());
        Assert.Null(plain.Variational);
        Assert.Null(plain.VariationalPictures);
    }

    [Fact]
    public void Wrong_settings_are_refused()
    {
        string Refusal(LikelihoodOptions likelihood) => Assert.Throws<FacsimileException>(
            () => Evaluator.Evaluate(NewVariational(), Pictures(), new EvaluationOptions { Likelihood = likelihood })).Message;
        Assert.Contains("must be 1 to 1000000", Refusal(new LikelihoodOptions { Samples = 0 }), StringComparison.Ordinal);
        Assert.Contains("must be at least 1", Refusal(new LikelihoodOptions { Images = 0 }), StringComparison.Ordinal);
        Assert.Contains("no likelihood of a whole image", Refusal(new LikelihoodOptions { Loss = new MeanSquaredError() }), StringComparison.Ordinal);
        Assert.Contains("loss.deviation", Refusal(new LikelihoodOptions { Loss = new GaussianLikelihood { Deviation = 0 } }), StringComparison.Ordinal);
        VariationalAutoencoder model = NewVariational();
        Assert.Contains(
            "more than can be held at once", Assert.Throws<FacsimileException>(() => model.Sample(int.MaxValue)).Message, StringComparison.Ordinal);
    }

    private static VariationalSummary OfGolden(string name, Loss loss, int samples, out double negativeLogLikelihood)
    {
        JsonNode golden = Golden[name]!;
        float[] Floats(string key) => [.. golden[key]!.AsArray().Select(value => (float)value!)];
        var shape = new ImageShape(1, 2, 3);
        string output = loss.TakesLogits ? "sigmoid" : "linear";
        var model = (VariationalAutoencoder)Autoencoder.Create(
            shape, new DenseArchitecture { Widths = [2], Output = output, Variational = true });
        string[] names = ["encoder_weight", "encoder_bias", "decoder_weight", "decoder_bias"];
        foreach ((string key, Parameter parameter) in names.Zip(model.Network.Parameters.Select(one => one.Parameter)))
        {
            Floats(key).CopyTo(parameter.Values, 0);
        }

        var images = new LabelledImages(new Images(shape, [.. Floats("pixels").Select(value => (byte)value)]));
        var options = new EvaluationOptions { Likelihood = new LikelihoodOptions { Loss = loss, Samples = samples } };
        negativeLogLikelihood = (double)golden["negative_log_likelihood"]!;
        return Evaluator.Evaluate(model, images, options).Variational!;
    }

    private static VariationalAutoencoder NewVariational() => (VariationalAutoencoder)Autoencoder.Create(
        SmallTraining.Shape, new DenseArchitecture { Widths = [24, 3], Variational = true }, seed: 2);
}
