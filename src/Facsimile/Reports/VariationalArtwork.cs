using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>The charts and pictures that only a variational autoencoder has.</summary>
internal sealed record VariationalArtwork(
    Chart? Reconstruction, Chart? Divergence, byte[] Samples, byte[]? Plane, byte[]? Interpolations, byte[] Traversals)
{
    /// <summary>How many images stand side by side in a picture of the samples.</summary>
    public const int SampleColumns = 10;

    /// <summary>Draws everything.</summary>
    public static VariationalArtwork Draw(History history, VariationalPictures pictures) => new(
        Part(history, "reconstruction", "Reconstruction", parts => parts.Reconstruction),
        Part(history, "divergence", "Divergence from N(0, I)", parts => parts.Divergence),
        Rows(pictures.Samples, SampleColumns),
        pictures.Plane is { } plane ? Tile(plane, (int)Math.Sqrt(plane.Count)) : null,
        pictures.Interpolations is { } interpolations ? Rows(interpolations, interpolations.Count / pictures.Pairs.Length) : null,
        Rows(pictures.Traversals, pictures.Traversals.Count / pictures.TraversedUnits.Length));

    /// <summary>A part of the loss after each epoch; null when it was not measured.</summary>
    private static Chart? Part(History history, string id, string title, Func<LossParts, double> part)
    {
        LineSeries Line(string name, int colour, Func<EpochRecord, LossParts?> parts) => new(
            name,
            Palette.Class(colour),
            [.. history.Epochs.Select(epoch => ((double)epoch.Epoch, parts(epoch) is { } its ? part(its) : double.NaN))]);
        ImmutableArray<LineSeries> lines =
        [
            Line("Training images", 0, epoch => epoch.TrainingParts),
            Line("Held-out images", 1, epoch => epoch.ValidationParts),
            Line("Test images", 2, epoch => epoch.TestParts),
        ];
        ImmutableArray<LineSeries> measured = [.. lines.Where(line => line.Points.Any(point => double.IsFinite(point.Y)))];
        string last = string.Join(", ", measured.Select(line => $"{line.Name}: {VariationalText.Nats(line.Points[^1].Y)}"));
        return measured.IsEmpty
            ? null
            : LossSeries.Draw(new ChartHeading(id, $"{title}, nats an image", $"After the last epoch: {last}."), "Nats", measured);
    }

    private static byte[] Rows(Images images, int columns)
        => ImageGrid.ToPng([.. Enumerable.Range(0, images.Count / columns).Select(row => images.Slice(row * columns, columns))]);

    /// <summary>A square of images without lines between them, so that it is seen how one turns into the next.</summary>
    private static byte[] Tile(Images images, int side)
    {
        ImageShape shape = images.Shape;
        var picture = new ImageShape(shape.Channels, side * shape.Height, side * shape.Width);
        byte[] pixels = new byte[picture.Size];
        for (int i = 0; i < side * side; i++)
        {
            for (int line = 0; line < shape.Channels * shape.Height; line++)
            {
                (int channel, int row) = Math.DivRem(line, shape.Height);
                int top = (channel * picture.Height) + (i / side * shape.Height) + row;
                images[i].Slice(line * shape.Width, shape.Width).CopyTo(pixels.AsSpan((top * picture.Width) + (i % side * shape.Width)));
            }
        }

        return PngFile.Encode(picture, pixels);
    }
}
