using Facsimile.Data;
using Facsimile.Recipes;

namespace Facsimile.Tests.Recipes;

public sealed class RecipeDataTests
{
    private static readonly RecipeData Data = new() { Set = "mnist" };

    [Fact]
    public void Fewer_training_images_leave_the_test_images_as_they_are()
        => Assert.True(Data.HasTestImagesOf(Data with { Limit = 7 }));

    [Fact]
    public void Other_images_or_pixels_are_other_test_images()
    {
        RecipeData[] others =
        [
            Data with { Set = "fashion-mnist" }, Data with { Colour = ColourMode.Grey }, Data with { Resize = [14, 14] },
            Data with { TestFraction = 0.5 }, Data with { Binarize = 0.5 },
        ];
        Assert.All(others, other => Assert.False(Data.HasTestImagesOf(other)));
    }
}
