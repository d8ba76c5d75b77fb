using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Evaluation;
using Facsimile.Reports;

namespace Facsimile.Tests.Reports;

public sealed class RestorationReportTests : IDisposable
{
    private static readonly ImageShape Shape = new(1, 8, 8);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Errors_of_each_image_and_a_picture_are_written()
    {
        RestorationReport.Write(_folder["a/b"], Pictures(labels: true), Sample());

        Assert.Equal(["errors.csv", "grid.png"], _folder.Names("a/b"));
        Assert.Equal(
            [
                "index,file,label,mse_before,mse_after,ssim_before,ssim_after",
                "0,\"odd, name.png\",3,0.5,0.25,0.125,0.75",
                "1,b.png,4,0.5,0.25,,",
            ],
            File.ReadAllLines(_folder["a/b/errors.csv"]));

        // Three rows of images of 96 pixels, letters of 7 by 3 above two of them.
        Images grid = PngFile.Read(_folder["a/b/grid.png"]);
        Assert.Equal(8 + (3 * (96 + 8)) + (2 * ((7 * 3) + 4)), grid.Shape.Height);
    }

    [Fact]
    public void With_a_mask_there_are_errors_inside_and_outside()
    {
        var before = new MaskScores(0.5, 0, 0.25, 0.75);
        var after = new MaskScores(0.125, 0.0625, double.NaN, 1);
        Restoration restoration = Sample();
        restoration = restoration with
        {
            Scores = restoration.Scores with { MaskBefore = [before, before], MaskAfter = [after, after] },
        };

        RestorationReport.Write(_folder.Path, Pictures(labels: false), restoration);

        string[] lines = File.ReadAllLines(_folder["errors.csv"]);
        Assert.EndsWith(
            ",mse_inside_before,mse_inside_after,mse_outside_before,mse_outside_after"
            + ",ssim_inside_before,ssim_inside_after,ssim_outside_before,ssim_outside_after",
            lines[0],
            StringComparison.Ordinal);
        Assert.Equal("0,,,0.5,0.25,0.125,0.75,0.5,0.125,0,0.0625,0.25,,0.75,1", lines[1]);
    }

    private static LabelledImages Pictures(bool labels)
        => new(SampleRun.Noise(Shape, 2, 1), labels ? [3, 4] : null) { FileNames = labels ? ["odd, name.png", "b.png"] : [] };

    private static Restoration Sample()
    {
        var before = new ImageScores(0.5, 3, 0.125, 0.1, 0.5);
        var after = new ImageScores(0.25, 6, 0.75, 0.7, 0.9);
        return new Restoration
        {
            Corruption = new GaussianNoise { Sigma = 0.5 },
            Originals = SampleRun.Noise(Shape, 2, 1),
            Corrupted = SampleRun.Noise(Shape, 2, 2),
            Restored = SampleRun.Noise(Shape, 2, 3),
            Scores = new RestorationScores
            {
                Before = [before, before with { Ssim = double.NaN }],
                After = [after, after with { Ssim = double.NaN }],
            },
        };
    }
}
