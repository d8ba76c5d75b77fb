using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Reports;
using Facsimile.Storage;

namespace Facsimile.Cli.Outputs;

/// <summary>Writes images in the form that the name of the output asks for.</summary>
internal sealed class PictureOutput
{
    public const string Description =
        "What to write: a folder (one PNG an image, numbered from 0), a .npy file (float32, N×C×H×W), "
        + "or a .png file (one picture of the first 100). It must not exist.";

    private const int GridColumns = 10;
    private const int GridImages = 100;

    private readonly string _path;

    private PictureOutput(string path) => _path = path;

    /// <summary>Checks the path and makes its folder, before any work is done.</summary>
    /// <exception cref="FacsimileException">The path is used, or of another kind.</exception>
    public static PictureOutput Prepare(string path)
    {
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".NPY" or ".PNG":
                OutputPath.PrepareFile(path);
                break;
            case "":
                OutputPath.PrepareFolder(path);
                break;
            default:
                throw new FacsimileException(
                    $"{path}: images are written as a folder, a .npy or a .png file; choose one of these for --out.");
        }

        return new PictureOutput(path);
    }

    /// <summary>Writes the images.</summary>
    /// <param name="originals">What they were made of, to stand above them in one picture; null for nothing.</param>
    /// <param name="values">N×C×H×W.</param>
    /// <param name="shape">The size of an image.</param>
    /// <param name="shell">Is told what was written.</param>
    public void Write(Images? originals, Tensor<float> values, ImageShape shape, Shell shell)
    {
        if (Path.GetExtension(_path).Equals(".npy", StringComparison.OrdinalIgnoreCase))
        {
            NpyFile.Write(_path, values);
            shell.Error.WriteLine($"{values.Lengths[0]} images: {_path}");
            return;
        }

        Images images = Images.FromTensor(shape, values);
        if (Path.GetExtension(_path).Length == 0)
        {
            WriteFolder(images);
            shell.Error.WriteLine($"{images.Count} images: {_path}");
            return;
        }

        int shown = Math.Min(GridImages, images.Count);
        AtomicFile.Write(_path, ImageGrid.ToPng(Rows(originals, images, shown)).AsSpan());
        string rest = shown < images.Count
            ? $" (the first {shown} of {images.Count} images; a folder or .npy as --out takes all)"
            : string.Empty;
        shell.Error.WriteLine($"{(originals is null ? "images" : "originals over reconstructions")}: {_path}{rest}");
    }

    private static ImmutableArray<Images> Rows(Images? originals, Images images, int shown)
    {
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

    private void WriteFolder(Images images)
    {
        int digits = Math.Max(4, (images.Count - 1).ToString(CultureInfo.InvariantCulture).Length);
        for (int i = 0; i < images.Count; i++)
        {
            string name = i.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0') + ".png";
            PngFile.Write(Path.Combine(_path, name), images.Shape, images[i]);
        }
    }
}
