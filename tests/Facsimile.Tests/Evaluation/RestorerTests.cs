using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Evaluation;

public sealed class RestorerTests
{
    private const int Count = 300;
    private static readonly ImageShape Shape = new(1, 12, 14);
    private static readonly Autoencoder Model = Autoencoder.Dense(Shape, codeSize: 3, steps: 1, seed: 5);

    private static readonly BlockMask Block = new() { Height = 4, Width = 5, Place = BlockPlace.Fixed, Top = 3, Left = 6 };

    [Fact]
    public void The_model_is_given_the_corrupted_images_and_scored_by_the_clean_ones()
    {
        var noise = new GaussianNoise { Sigma = 0.5 };
        Images images = Pictures();
        Restoration restoration = Restorer.Restore(Model, images, noise);

        float[] inputs = Corrupted(images, noise);
        float[] outputs = [.. Model.Reconstruct(Tensor.Create(inputs, [Count, Shape.Size]))];
        Assert.Equal(Images.FromFloats(Shape, inputs).Pixels, restoration.Corrupted.Pixels);
        Assert.Equal(Images.FromFloats(Shape, outputs).Pixels, restoration.Restored.Pixels);
        Assert.Same(images, restoration.Originals);
        float[] original = new float[Shape.Size];
        for (int i = 0; i < Count; i++)
        {
            images.CopyTo(i, original);
            ReadOnlySpan<float> input = inputs.AsSpan(i * Shape.Size, Shape.Size);
            ReadOnlySpan<float> output = outputs.AsSpan(i * Shape.Size, Shape.Size);
            Assert.Equal(ReconstructionMetrics.Score(original, input, Shape), restoration.Scores.Before[i]);
            Assert.Equal(ReconstructionMetrics.Score(original, output, Shape), restoration.Scores.After[i]);
        }

        Assert.Empty(restoration.Scores.MaskAfter);
        Assert.Null(MaskSummary.Of(restoration.Scores));
    }

    [Fact]
    public void Errors_inside_and_outside_of_a_mask_add_up_to_that_of_the_image()
    {
        Restoration restoration = Restorer.Restore(Model, Pictures(), Block);

        foreach ((ImageScores whole, MaskScores parts) in restoration.Scores.After.Zip(restoration.Scores.MaskAfter))
        {
            Assert.Equal(whole.Mse, ((parts.MseInside * 20) + (parts.MseOutside * 148)) / 168, 1e-12);
        }

        Assert.All(restoration.Scores.MaskBefore, before => Assert.Equal(0, before.MseOutside));
        MaskSummary summary = MaskSummary.Of(restoration.Scores)!;
        Assert.Equal(restoration.Scores.MaskAfter.Average(one => one.MseInside), summary.InsideAfter.Mse!.Mean, 1e-12);
        Assert.Equal(restoration.Scores.MaskAfter.Average(one => one.SsimOutside), summary.OutsideAfter.Ssim!.Mean, 1e-12);
        Assert.Equal(0, summary.OutsideBefore.Mse!.Maximum);
    }

    [Fact]
    public void Known_pixels_can_be_kept()
    {
        Images images = Pictures();
        Restoration free = Restorer.Restore(Model, images, Block);
        Restoration kept = Restorer.Restore(Model, images, Block, keepKnown: true);

        bool[] hidden = new bool[Shape.Size];
        Block.Hide(hidden, Shape, new RandomStream(0, "any"));
        for (int i = 0; i < images.Pixels.Length; i++)
        {
            byte expected = hidden[i % Shape.Size] ? free.Restored.Pixels[i] : images.Pixels[i];
            Assert.Equal(expected, kept.Restored.Pixels[i]);
        }

        Assert.All(kept.Scores.MaskAfter, after => Assert.Equal(0, after.MseOutside));
        Assert.Equal(
            free.Scores.MaskAfter.Select(after => after.MseInside), kept.Scores.MaskAfter.Select(after => after.MseInside));
        Assert.Throws<ArgumentException>(
            () => Restorer.Restore(Model, images, new GaussianNoise { Sigma = 1 }, keepKnown: true));
    }

    [Fact]
    public void Threads_change_nothing_and_the_same_position_is_corrupted_alike()
    {
        var noise = new MaskingNoise { Fraction = 0.3 };
        Restoration expected = Restorer.Restore(Model, Pictures(), noise, threads: 1);
        Restoration found = Restorer.Restore(Model, Pictures(), noise, threads: 3);
        Restoration few = Restorer.Restore(Model, Pictures().Slice(0, 7), noise);

        Assert.Equal(expected.Scores.After.AsEnumerable(), found.Scores.After.AsEnumerable());
        Assert.Equal(expected.Scores.MaskAfter.AsEnumerable(), found.Scores.MaskAfter.AsEnumerable());
        Assert.Equal(expected.Restored.Pixels, found.Restored.Pixels);
        Assert.Equal(expected.Corrupted.Slice(0, 7).Pixels, few.Corrupted.Pixels);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("no images", Refuse(Pictures().Slice(0, 0), Block), StringComparison.Ordinal);
        Assert.Contains(
            "takes images of 12×14", Refuse(new Images(new ImageShape(1, 2, 2), new byte[4]), Block), StringComparison.Ordinal);
        Assert.Contains("does not fit into images of 12×14", Refuse(Pictures(), Block with { Top = 9 }), StringComparison.Ordinal);
    }

    private static string Refuse(Images images, Corruption corruption)
        => Assert.Throws<FacsimileException>(() => Restorer.Restore(Model, images, corruption)).Message;

    private static Images Pictures()
    {
        var random = new RandomStream(3, "test");
        return Images.FromFloats(Shape, [.. Enumerable.Range(0, Count).SelectMany(_ => TestImages.Noise(Shape, random))]);
    }

    private static float[] Corrupted(Images images, Corruption corruption)
    {
        float[] values = new float[images.Pixels.Length];
        images.CopyTo(0, values);
        var corruptor = new Corruptor(corruption, Shape, seed: 0);
        for (int i = 0; i < images.Count; i++)
        {
            corruptor.Apply(values.AsSpan(i * Shape.Size, Shape.Size), i, epoch: 0);
        }

        return values;
    }
}
