using Facsimile.Data;
using Facsimile.Data.Corruptions;

namespace Facsimile.Tests.Data.Corruptions;

public sealed class PictureMaskTests : IDisposable
{
    private static readonly ImageShape Shape = new(1, 2, 3);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bright_pixels_are_hidden_in_all_channels()
    {
        Corruption mask = Write(Shape, [0, 127, 128, 255, 10, 200]).Prepare(new ImageShape(2, 2, 3));
        float[] image = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        mask.Apply(image, new ImageShape(2, 2, 3), new(0, "any"));
        Assert.Equal([1, 2, 0, 0, 5, 0, 7, 8, 0, 0, 11, 0], image);
    }

    [Fact]
    public void A_mask_in_colour_is_taken_as_grey()
    {
        // Pure green has a luma of 150, pure red one of 76, pure blue one of 29.
        PictureMask mask = Write(new ImageShape(3, 1, 3), [255, 0, 0, 0, 255, 0, 0, 0, 255]);
        float[] image = [1, 2, 3];
        mask.Prepare(new ImageShape(1, 1, 3)).Apply(image, new ImageShape(1, 1, 3), new(0, "any"));
        Assert.Equal([1, 0, 3], image);
    }

    [Fact]
    public void Masks_of_another_size_or_without_anything_to_do_are_refused()
    {
        Assert.Contains("the mask is 2×3, but the images are 3×2", Refuse([0, 255, 0, 0, 0, 0], new(1, 3, 2)), StringComparison.Ordinal);
        Assert.Contains("hides nothing: no pixel is bright", Refuse(new byte[6], Shape), StringComparison.Ordinal);
        Assert.Contains("hides everything", Refuse([200, 200, 200, 200, 200, 200], Shape), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_having_been_read_it_says_so()
        => Assert.Throws<InvalidOperationException>(
            () => new PictureMask { Path = "m.png" }.Apply(new float[6], Shape, new(0, "any")));

    private PictureMask Write(ImageShape shape, byte[] pixels)
    {
        PngFile.Write(_folder["mask.png"], shape, pixels);
        return new PictureMask { Path = _folder["mask.png"] };
    }

    private string Refuse(byte[] pixels, ImageShape images)
        => Assert.Throws<FacsimileException>(() => Write(Shape, pixels).Prepare(images)).Message;
}
