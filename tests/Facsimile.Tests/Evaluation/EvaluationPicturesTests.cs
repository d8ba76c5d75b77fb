using System.Globalization;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Tests.References;
using static Facsimile.Tests.Evaluation.SmallEvaluation;

namespace Facsimile.Tests.Evaluation;

/// <summary>What an evaluation keeps to be looked at: images, and the map of codes.</summary>
public class EvaluationPicturesTests
{
    [Fact]
    public void Best_and_worst_are_by_similarity_and_equals_by_index()
    {
        // Contrast of image i: images 4 and 7 are kept, all others are greyed, images 3 and 9 most of all.
        LabelledImages images = Labelled(Shape, 30);
        EvaluatedModel model = Identity(Shape, 2) with
        {
            Reconstruct = (chunk, _, outputs) => Fade(
                chunk, outputs, images.Images, index => index switch { 4 or 7 => 1, 3 or 9 => 0, _ => 0.5f }),
        };
        EvaluationResult result = Evaluator.Evaluate(model, images, null);
        Assert.Equal([4, 7], result.Best.Indices.Take(2));
        Assert.Equal(9, result.Best.Indices.Length);
        Assert.Equal([3, 9], result.Worst.Indices.Take(2).Order());
        Assert.True(result.Scores[result.Worst.Indices[0]].Ssim <= result.Scores[result.Worst.Indices[1]].Ssim);
        Assert.Equal(result.Scores.Max(score => score.Ssim), result.Scores[result.Best.Indices[0]].Ssim);
        Assert.Equal(Enumerable.Range(0, 10), result.First.Indices);
        Assert.Equal(images.Images[4].ToArray(), result.Best.Originals[0].ToArray());
        Assert.Equal(images.Images[4].ToArray(), result.Best.Reconstructions[0].ToArray());
        Assert.NotEqual(result.Worst.Originals[0].ToArray(), result.Worst.Reconstructions[0].ToArray());

        EvaluationResult ties = Evaluator.Evaluate(Identity(Shape, 2), images, null);
        Assert.Equal(Enumerable.Range(0, 9), ties.Best.Indices);
        Assert.Equal(Enumerable.Range(0, 9), ties.Worst.Indices);
    }

    [Theory]
    [InlineData("0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "0 1 2 3 4 5 6 7 8 9")]
    [InlineData("0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 1 1 1 1 1", "0 2 4 6 9 11 13 16 18 20")]
    [InlineData("0 0 0 0 0 0", "0 1 2 3 4 5")]
    public void Images_to_look_at_are_the_first_or_where_these_are_of_one_class_spread_over_the_data(
        string labels, string expected)
    {
        byte[] classes = [.. labels.Split(' ').Select(label => byte.Parse(label, CultureInfo.InvariantCulture))];
        Images waves = TestImages.Waves(Shape, classes.Length, seed: 6);
        string First(LabelledImages images)
        {
            ReconstructionSample sample = Evaluator.Evaluate(Identity(Shape, 2), images, null).First;
            Assert.Equal(images.Images[sample.Indices[^1]].ToArray(), sample.Originals[sample.Indices.Length - 1].ToArray());
            return string.Join(' ', sample.Indices);
        }

        Assert.Equal(expected, First(new LabelledImages(waves, classes)));
        if (classes.Length > 10)
        {
            Assert.Equal("0 2 4 6 9 11 13 16 18 20", First(new LabelledImages(waves)));
        }
    }

    [Fact]
    public void Latent_map_shows_two_numbers_as_they_are_and_more_by_their_components()
    {
        LabelledImages images = Labelled(Shape, 40);
        LatentMap two = Evaluator.Evaluate(Identity(Shape, 2), images, null).LatentMap!;
        Assert.Equal(Enumerable.Range(0, 40).Select(i => Code(images.Images, i, 0)), two.Horizontal);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => Code(images.Images, i, 1)), two.Vertical);
        Assert.Equal(1, two.ExplainedVariance);

        LatentMap five = Evaluator.Evaluate(Identity(Shape, 5), images, null).LatentMap!;
        Assert.Equal((40, 40), (five.Horizontal.Length, five.Vertical.Length));
        Assert.InRange(five.ExplainedVariance, 0.4, 0.9999);
        Assert.True(five.Horizontal.Average(x => x * x) > five.Vertical.Average(y => y * y));

        Assert.Null(Evaluator.Evaluate(Identity(Shape, 1), images, null).LatentMap);
        Assert.Null(Evaluator.Evaluate(Identity(Shape, 5), images.Take(1), null).LatentMap);
    }
}
