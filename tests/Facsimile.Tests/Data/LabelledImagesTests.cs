using Facsimile.Data;

namespace Facsimile.Tests.Data;

public class LabelledImagesTests
{
    private static readonly LabelledImages Four = new(new Images(new ImageShape(1, 1, 1), [10, 20, 30, 40]), [1, 0, 3, 1]);

    [Fact]
    public void Refuses_another_number_of_labels()
        => Assert.Throws<ArgumentException>(() => new LabelledImages(Four.Images, [1, 2, 3]));

    [Fact]
    public void Select_and_Take_keep_labels_beside_their_images()
    {
        LabelledImages selected = Four.Select([2, 0]);
        Assert.Equal([30, 10], selected.Images.Pixels.ToArray());
        Assert.Equal([3, 1], selected.Labels!);
        Assert.Equal([1, 0], Four.Take(2).Labels!);
        Assert.Same(Four, Four.Take(9));
        Assert.Null(new LabelledImages(Four.Images).Select([1]).Labels);
    }

    [Fact]
    public void Select_and_Take_keep_file_names_beside_their_images()
    {
        var named = new LabelledImages(Four.Images) { FileNames = ["a", "b", "c", "d"] };
        Assert.Equal<string>(["c", "a"], named.Select([2, 0]).FileNames);
        Assert.Equal<string>(["a", "b"], named.Take(2).FileNames);
        Assert.Empty(Four.Select([1]).FileNames);
        Assert.Throws<ArgumentException>(() => new LabelledImages(Four.Images) { FileNames = ["a"] });
    }

    [Fact]
    public void Split_gives_each_image_to_one_part_in_ascending_order()
    {
        LabelledImages hundred = Hundred();
        (int[] remaining, int[] heldOut) = hundred.Split(0.2, seed: 3);

        Assert.Equal((80, 20), (remaining.Length, heldOut.Length));
        Assert.Equal(Enumerable.Range(0, 100), remaining.Concat(heldOut).Order());
        Assert.Equal(remaining.Order(), remaining);
        Assert.Equal(heldOut.Order(), heldOut);
    }

    [Fact]
    public void Split_depends_on_the_seed_alone()
    {
        Assert.Equal(Hundred().Split(0.2, 3).HeldOut, Hundred().Split(0.2, 3).HeldOut);
        Assert.NotEqual(Hundred().Split(0.2, 3).HeldOut, Hundred().Split(0.2, 4).HeldOut);
    }

    [Fact]
    public void Split_rounds_to_whole_images_and_may_hold_out_none()
    {
        Assert.Equal(2, Four.Split(0.375, 1).HeldOut.Length);
        Assert.Empty(Four.Split(0, 1).HeldOut);
        Assert.Throws<ArgumentOutOfRangeException>(() => Four.Split(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Four.Split(double.NaN, 1));
    }

    [Fact]
    public void Describe_counts_and_measures()
    {
        ImageStatistics found = Four.Describe();

        // Mean of 10, 20, 30, 40 is 25; the variance of the population is 125.
        Assert.Equal((4, 10, 40), (found.Count, found.Minimum, found.Maximum));
        Assert.Equal(25.0 / 255, found.Mean, 1e-15);
        Assert.Equal(Math.Sqrt(125) / 255, found.StandardDeviation, 1e-15);
        Assert.Equal([1, 2, 0, 1], found.LabelCounts.ToArray());
        Assert.Empty(new LabelledImages(Four.Images).Describe().LabelCounts);
    }

    [Fact]
    public void Describe_counts_every_pixel_of_odd_lengths()
    {
        byte[] pixels = [.. Enumerable.Range(0, 1003).Select(i => (byte)(i * 7))];
        ImageStatistics found = new LabelledImages(new Images(new ImageShape(1, 1, 1), pixels)).Describe();
        Assert.Equal(pixels.Average(value => (double)value) / 255, found.Mean, 1e-12);
        Assert.Equal((0, 255), (found.Minimum, found.Maximum));
    }

    [Fact]
    public void Describe_of_no_images_is_zero()
    {
        ImageStatistics found = Four.Take(0).Describe();
        Assert.Equal((0, 0, 0, 0.0, 0.0), (found.Count, found.Minimum, found.Maximum, found.Mean, found.StandardDeviation));
    }

    private static LabelledImages Hundred() => new(new Images(new ImageShape(1, 1, 1), new byte[100]));
}
