using System.Numerics.Tensors;
using Facsimile.Data;

namespace Facsimile.Tests.Data;

public class ImagesTests
{
    private static readonly Images Three = new(new ImageShape(1, 1, 2), [0, 51, 102, 153, 204, 255]);

    [Fact]
    public void Refuses_what_is_no_whole_number_of_images()
    {
        Assert.Throws<ArgumentException>(() => new Images(new ImageShape(1, 2, 2), new byte[5]));
        Assert.Throws<ArgumentException>(() => new Images(new ImageShape(1, 0, 2), []));
    }

    [Fact]
    public void Select_copies_in_the_order_of_the_indices()
        => Assert.Equal([204, 255, 0, 51, 204, 255], Three.Select([2, 0, 2]).Pixels.ToArray());

    [Fact]
    public void Slice_copies_neighbours()
    {
        Assert.Equal([102, 153, 204, 255], Three.Slice(1, 2).Pixels.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => Three.Slice(2, 2));
    }

    [Fact]
    public void CopyTo_fills_a_batch()
    {
        float[] batch = new float[4];
        Three.CopyTo(1, batch);
        Assert.Equal([0.4f, 0.6f, 0.8f, 1f], batch);
        Assert.Throws<ArgumentOutOfRangeException>(() => Three.CopyTo(2, batch));
    }

    [Fact]
    public void Tensor_has_four_dimensions_and_brings_the_images_back()
    {
        Tensor<float> tensor = Three.ToTensor();
        Assert.Equal([3, 1, 1, 2], tensor.Lengths.ToArray());
        Assert.Equal(Three.Pixels.ToArray(), Images.FromTensor(Three.Shape, tensor).Pixels.ToArray());
    }

    [Fact]
    public void Shapes_and_sets_say_what_they_are()
    {
        Assert.Equal("28×30", new ImageShape(1, 28, 30).ToString());
        Assert.Equal("3×28×30", new ImageShape(3, 28, 30).ToString());
        Assert.Equal("3 images of 1×2", Three.ToString());
        Assert.Throws<OverflowException>(() => new ImageShape(3, 40_000, 40_000).Size);
    }
}
