using System.Text.RegularExpressions;
using Facsimile.Data;
using Facsimile.Data.Glyphs;

namespace Facsimile.Tests.Data;

public class GlyphTests
{
    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        LabelledImages one = GlyphSet.Paint(3, 100, 501, threads: 1);
        foreach (int threads in new[] { 2, 5 })
        {
            LabelledImages several = GlyphSet.Paint(3, 100, 501, threads);
            Assert.Equal(one.Images.Pixels.ToArray(), several.Images.Pixels.ToArray());
            Assert.Equal(one.Labels!, several.Labels!);
        }
    }

    [Fact]
    public void Each_image_depends_on_its_number_and_the_seed_alone()
    {
        LabelledImages all = GlyphSet.Paint(3, 0, 50, 2);
        Assert.Equal(all.Images.Slice(20, 30).Pixels.ToArray(), GlyphSet.Paint(3, 20, 30, 1).Images.Pixels.ToArray());
        Assert.NotEqual(all.Images.Pixels.ToArray(), GlyphSet.Paint(4, 0, 50, 2).Images.Pixels.ToArray());
    }

    /// <summary>
    /// The sheet in the documentation was drawn on another machine at another time: a seed gives the same bytes everywhere.
    /// </summary>
    [Fact]
    public void The_sheet_in_the_documentation_shows_these_very_glyphs()
    {
        const int columns = 20;
        const int side = 30;
        Images sheet = PngFile.Read(Path.Combine(SourceTree.Root, "docs", "glyphs.png"));
        LabelledImages glyphs = LabelledImages.Load("glyphs");
        Assert.Equal(new ImageShape(1, (10 * side) + 2, (columns * side) + 2), sheet.Shape);
        for (int digit = 0; digit < 10; digit++)
        {
            int[] chosen = [.. Enumerable.Range(0, glyphs.Count).Where(i => glyphs.Labels![i] == digit).Take(columns)];
            for (int column = 0; column < columns; column++)
            {
                byte[] cell = new byte[28 * 28];
                for (int row = 0; row < 28; row++)
                {
                    int start = ((2 + (digit * side) + row) * sheet.Shape.Width) + 2 + (column * side);
                    sheet.Pixels.Slice(start, 28).CopyTo(cell.AsSpan(row * 28));
                }

                Assert.True(
                    glyphs.Images[chosen[column]].SequenceEqual(cell),
                    $"digit {digit}, column {column}: draw the sheet again with docs/glyphs.cs");
            }
        }
    }

    [Fact]
    public void Only_arithmetic_that_every_machine_rounds_alike_is_used()
    {
        string[] files = Directory.GetFiles(Path.Combine(SourceTree.Root, "src", "Facsimile", "Data", "Glyphs"), "*.cs");
        Assert.True(files.Length >= 6);
        string[] used =
        [
            .. files
                .SelectMany(file => Regex.Matches(
                    File.ReadAllText(file), @"\bMathF?\.\w+|\bNextNormal|\bVector\w*|\bFusedMultiplyAdd"))
                .Select(match => match.Value)
                .Distinct(),
        ];
        Assert.Empty(used.Except(["Math.Sqrt", "Math.Min", "Math.Max", "Math.Clamp"]));
    }

    [Fact]
    public void Digits_are_balanced_bright_and_have_a_black_edge()
    {
        LabelledImages glyphs = GlyphSet.Paint(1, 0, 3000, 2);
        ImageStatistics statistics = glyphs.Describe();

        Assert.Equal(10, statistics.LabelCounts.Length);
        Assert.All(statistics.LabelCounts, count => Assert.InRange(count, 230, 370));
        Assert.InRange(statistics.Mean, 0.11, 0.15);
        Assert.InRange(statistics.StandardDeviation, 0.28, 0.33);
        for (int i = 0; i < glyphs.Count; i++)
        {
            byte[] image = glyphs.Images[i].ToArray();
            Assert.True(image.Max() > 200, $"image {i} is faint");
            Assert.Equal(0, image[0] + image[27] + image[27 * 28] + image[(28 * 28) - 1]);
        }
    }

    [Fact]
    public void A_set_has_sixty_and_ten_thousand_different_images()
    {
        ImageSet set = ImageSet.Load("glyphs");
        Assert.Equal("glyphs: 60000 + 10000 images of 28×28", set.ToString());
        var seen = new HashSet<string>();
        for (int i = 0; i < set.Test.Count; i++)
        {
            seen.Add(Convert.ToBase64String(set.Test.Images[i]));
            seen.Add(Convert.ToBase64String(set.Train.Images[i]));
        }

        Assert.Equal(20_000, seen.Count);
    }

    [Fact]
    public void A_curve_goes_through_its_places_and_straight_lines_stay_straight()
    {
        var path = new StrokePath(64);
        GlyphTemplate.Anchor[] anchors = [new(0, 0, false), new(1, 1, false), new(3, 3, true), new(3, 0, false)];
        path.AddStroke([0, 1, 3, 3], [0, 1, 3, 0], anchors);

        Assert.Equal(1 + (3 * StrokePath.PiecesPerSpan), path.Count);
        for (int i = 0; i < path.Count; i++)
        {
            bool rising = i <= 2 * StrokePath.PiecesPerSpan;
            Assert.Equal(rising ? path.X[i] : 3, rising ? path.Y[i] : path.X[i], 1e-9);
        }

        Assert.Equal((1.0, 3.0, 0.0), (path.X[6], path.X[12], path.Y[18]));
        Assert.Equal((0.0, 1.0), (path.Along[0], path.Along[18]));
    }
}
