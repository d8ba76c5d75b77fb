using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Inversion.Analysis;
using Facsimile.Models;
using Facsimile.Reports.Inversions;
using Facsimile.Statistics;
using Facsimile.Tests.Reports.Inversions;

namespace Facsimile.Tests.Inversion.Analysis;

public sealed class InversionStudyTests
{
    [Fact]
    public void The_sets_have_the_figures_of_plain_arithmetic()
    {
        InversionStudyResult study = SampleStudy.Of(2);
        Autoencoder model = SampleStudy.Model(2);
        Assert.Equal(["MT", "MN", "MB", "MB of all"], study.Sets.Select(set => set.Name));
        Assert.Equal([.. model.Encode(study.Images.Images)], study.Sets[0].Codes);
        foreach (LatentSet set in study.Sets)
        {
            double[] losses = Losses(model, set.Codes, study.Images.Images);
            double[] before = [.. study.Sets[0].Losses];
            for (int i = 0; i < SampleStudy.Judged; i++)
            {
                Assert.Equal(losses[i], set.Losses[i], 1e-5 * losses[i]);
                Assert.Equal(100 * (set.Losses[i] - before[i]) / before[i], set.Changes[i], 1e-9);
                double x = set.Codes[i, 0] - (double)study.Sets[0].Codes[i, 0];
                double y = set.Codes[i, 1] - (double)study.Sets[0].Codes[i, 1];
                Assert.Equal(Math.Sqrt((x * x) + (y * y)), set.Distances[i], 1e-6);
            }

            double[] first = [.. Enumerable.Range(0, SampleStudy.Judged).Select(i => (double)set.Codes[i, 0])];
            double[] second = [.. Enumerable.Range(0, SampleStudy.Judged).Select(i => (double)set.Codes[i, 1])];
            Assert.Equal(first.Average(), set.Moments.Mean[0], 1e-9);
            double covariance = first.Zip(second, (a, b) => (a - first.Average()) * (b - second.Average())).Sum() / (SampleStudy.Judged - 1);
            Assert.Equal(covariance, set.Moments.Covariance[1][0], 1e-9);
        }
    }

    [Fact]
    public void The_success_rate_is_the_share_of_equal_labels()
    {
        InversionStudyResult study = SampleStudy.Of(2);
        Autoencoder model = SampleStudy.Model(2);
        int[] labels = [.. SampleStudy.Classifier.Classify(study.Images.Images).Labels];
        foreach (LatentSet set in study.Sets)
        {
            float[] decoded = [.. model.Decode(set.Codes)];
            byte[] blackAndWhite = [.. decoded.Select(value => value >= 0.5 ? (byte)255 : (byte)0)];
            int[] again = [.. SampleStudy.Classifier.Classify(new Images(study.Shape, blackAndWhite)).Labels];
            Assert.Equal(labels.Zip(again).Count(pair => pair.First == pair.Second) / (double)labels.Length, set.Agreement!.Accuracy, 1e-12);
        }
    }

    [Fact]
    public void Methods_that_descend_raise_no_loss_and_best_and_worst_are_in_order()
    {
        InversionStudyResult study = SampleStudy.Of(2);
        Assert.All(study.Sets[1].Changes, change => Assert.InRange(change, -100, 1e-6));
        Assert.Equal(8, study.Methods.Length);
        Assert.All(
            study.Methods.Where(method => method.Name != "fixed point"),
            method => Assert.All(Enumerable.Range(0, SampleStudy.Compared), i => Assert.True(method.Result.Change(i) <= 0)));
        Assert.Equal(1, study.Methods[0].AtOrBelow(study.Methods[0]));
        Assert.Equal(study.Best.OrderBy(image => study.Sets[1].Changes[image]), study.Best);
        Assert.Equal(study.Sets[1].Changes.Min(), study.Sets[1].Changes[study.Best[0]]);
        Assert.Equal(study.Sets[1].Changes.Max(), study.Sets[1].Changes[study.Worst[0]]);
    }

    [Fact]
    public void Tests_that_the_codes_do_not_allow_have_a_reason_and_the_others_a_result()
    {
        NormalityTests tests = SampleStudy.Degenerate.Sets[0].Normality;
        Assert.Null(tests.Axes[0].Lilliefors.Result);
        Assert.StartsWith("Lilliefors: the 50 values are all 0;", tests.Axes[0].Lilliefors.Reason, StringComparison.Ordinal);
        Assert.StartsWith("Shapiro-Wilk: the 50 values are all 0;", tests.Axes[0].ShapiroWilk.Reason, StringComparison.Ordinal);
        foreach (TestAttempt test in new[] { tests.HenzeZirkler, tests.Skewness, tests.Kurtosis })
        {
            Assert.Null(test.Result);
            Assert.EndsWith("the sample has 50 rows of 64 numbers; at least 65 are needed.", test.Reason, StringComparison.Ordinal);
        }

        Assert.Null(tests.PublishedRadius.Reason);
        Assert.InRange(tests.PublishedRadius.Result!.PValue, 0, 1);
        Assert.Contains(tests.Axes, axis => axis.Lilliefors is { Result: not null, Reason: null });
        Assert.Null(SampleStudy.Of(2).LinearCorrelation.Reason);
    }

    [Fact]
    public void A_search_that_gains_nothing_has_no_correlation()
    {
        LabelledImages images = SampleStudy.Pictures(50);
        Autoencoder model = SampleStudy.Model(2);
        InversionResult inverted = new Inverter(model).Invert(images.Images);
        inverted = inverted with { CodesAfter = inverted.CodesBefore, LossesAfter = inverted.LossesBefore };
        InversionStudyResult study = new InversionStudy(model, null, new InversionStudyOptions { ComparedImages = 2 })
            .Run(images, [], "nothing", inverted);

        Assert.Null(study.LinearCorrelation.Result);
        Assert.Contains("second quantity: the 50 values are all 0", study.LinearCorrelation.Reason, StringComparison.Ordinal);
        Assert.Contains("second quantity: the 50 values are all 0", study.RankCorrelation.Reason, StringComparison.Ordinal);
        Assert.StartsWith(
            "Whether images that are coded badly gain more cannot be said. Pearson correlation, second quantity:",
            StudyFindings.Related(study),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_classifier_of_another_size_and_too_few_images_are_refused()
    {
        var model = Autoencoder.Dense(new ImageShape(1, 4, 4), 2);
        Assert.Contains(
            "train one on the same images",
            Assert.Throws<FacsimileException>(() => new InversionStudy(model, SampleStudy.Classifier)).Message,
            StringComparison.Ordinal);
        var images = new LabelledImages(new Images(model.Shape, new byte[16 * 20]), null);
        InversionResult inverted = new Inverter(model).Invert(images.Images);
        Assert.Contains(
            "at least 50 images",
            Assert.Throws<FacsimileException>(() => new InversionStudy(model).Run(images, [], "x", inverted)).Message,
            StringComparison.Ordinal);
    }

    private static double[] Losses(Autoencoder model, Tensor<float> codes, Images images)
    {
        float[] decoded = [.. model.Decode(codes)];
        return
        [
            .. Enumerable.Range(0, images.Count).Select(
                i => Enumerable.Range(0, images.Shape.Size).Sum(
                    j => Math.Pow(decoded[(i * images.Shape.Size) + j] - (images[i][j] / 255.0), 2))),
        ];
    }
}
