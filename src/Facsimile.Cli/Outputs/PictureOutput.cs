using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Cli.Display;
using Facsimile.Data;
using Facsimile.Reports;
using Facsimile.Storage;

namespace Facsimile.Cli.Outputs;

/// <summary>Writes images in the form that the name of the output asks for.</summary>
internal sealed class PictureOutput
{
    public const string Description =
        "What to write: a folder (one PNG an image, named like its file, or numbered from 0 in the order of the source), "
        + "a .npy file (float32, N×C×H×W, in the order of the source), or a .png file (one picture of the first 100). "
        + "It must not exist.";

    /// <summary>The same for images that were made of nothing.</summary>
    public const string NumberedDescription =
        "What to write: a folder (one PNG an image, numbered from 0, and grid.png of the first 100), a .npy file (float32, N×C×H×W), "
        + "or a .png file (one picture of the first 100). It must not exist.";

    private const string GridName = "grid.png";
    private const int GridColumns = 10;
    private const int GridImages = 100;

    private readonly string _path;

    private PictureOutput(string path) => _path = path;

    /// <summary>Checks the path, before any work is done.</summary>
    /// <exception cref="FacsimileException">The path is used, or of another kind.</exception>
    public static PictureOutput Check(string path)
    {
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".NPY" or ".PNG":
                OutputPath.CheckFile(path);
                break;
            case "":
                OutputPath.CheckFolder(path);
                break;
            default:
                throw new FacsimileException(
                    $"{path}: images are written as a folder, a .npy or a .png file; choose one of these for --out.");
        }

        return new PictureOutput(path);
    }

    /// <summary>Writes the images.</summary>
    /// <param name="originals">
    /// What they were made of, to stand above them in one picture and to name the files of a folder; null for nothing.
    /// </param>
    /// <param name="values">N×C×H×W.</param>
    /// <param name="shape">The size of an image.</param>
    /// <param name="shell">Is told what was written.</param>
    /// <param name="withGrid">Whether a folder gets one picture of the first images too.</param>
    public void Write(LabelledImages? originals, Tensor<float> values, ImageShape shape, Shell shell, bool withGrid = false)
    {
        int count = checked((int)values.Lengths[0]);
        string all = ProgressText.Count(count, "image");
        string what = all;
        switch (Path.GetExtension(_path).ToUpperInvariant())
        {
            case ".NPY":
                OutputPath.WriteFile(_path, () => NpyFile.Write(_path, values));
                break;
            case "":
                var images = Images.FromTensor(shape, values);
                OutputPath.WriteFolder(_path, () =>
                {
                    PictureFolder.Write(_path, originals, images);
                    if (withGrid)
                    {
                        WriteGrid(Path.Combine(_path, GridName), originals, images);
                    }
                });
                break;
            default:
                int shown = Math.Min(GridImages, count);
                OutputPath.WriteFile(_path, () => WriteGrid(_path, originals, Images.FromTensor(shape, values)));
                string rest = shown < count
                    ? $" (the first {shown} of {all}; a folder or .npy as --out takes all)"
                    : string.Empty;
                what = (originals is null ? "images" : "originals over reconstructions") + rest;
                break;
        }

        shell.Say($"{what}: {_path}");
    }

    private static void WriteGrid(string path, LabelledImages? originals, Images images)
        => AtomicFile.Write(path, ImageGrid.ToPng(Rows(originals?.Images, images)).AsSpan());

    private static ImmutableArray<Images> Rows(Images? originals, Images images)
    {
        int shown = Math.Min(GridImages, images.Count);
        var rows = ImmutableArray.CreateBuilder<Images>();
        for (int start = 0; start < shown; start += GridColumns)
        {
            int count = Math.Min(GridColumns, shown - start);
            if (originals is not null)
            {
                rows.Add(originals.Slice(start, count));
            }

            rows.Add(images.Slice(start, count));
        }

        return rows.ToImmutable();
    }
}
