namespace Facsimile.Data.Sources;

/// <summary>Reads many PNG files into images of one size.</summary>
internal static class PngBatch
{
    private static readonly string[] OtherPictures = [".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff"];

    /// <summary>Reads the files on several threads, each into its own place.</summary>
    /// <param name="folder">Where they lie, for messages.</param>
    /// <param name="files">Their paths, in the order of the images.</param>
    /// <param name="options">Colours, size and threads.</param>
    public static Images Read(string folder, string[] files, ImageSetOptions options)
    {
        if (files.Length == 0)
        {
            throw new FacsimileException($"{folder}: {WithoutFiles(folder)}");
        }

        Images first = ReadOne(files[0], options);
        if ((long)files.Length * first.Shape.Size > Array.MaxLength)
        {
            throw new FacsimileException(
                $"{folder}: {files.Length} images of {first.Shape} do not fit into memory; "
                    + "make them smaller by --resize (in a recipe by data.resize).");
        }

        // Pieces grow with what has been read, so that one large first picture among many small files costs little.
        byte[]?[] pixels = new byte[files.Length][];
        var shapes = new ImageShape[files.Length];
        int failed = int.MaxValue;
        FacsimileException? failure = null;
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, (i, loop) =>
        {
            try
            {
                Images image = ReadOne(files[i], options);
                shapes[i] = image.Shape;
                pixels[i] = image.Shape == first.Shape ? image.Pixels.ToArray() : null;
            }
            catch (FacsimileException error)
            {
                // Files before this one are still read: the message is about the first bad file, whatever the threads.
                loop.Break();
                lock (files)
                {
                    (failed, failure) = i < failed ? (i, error) : (failed, failure);
                }
            }
        });
        return failure is not null ? throw failure
            : Array.TrueForAll(shapes, shape => shape == first.Shape) ? Join(first.Shape, pixels)
            : throw new FacsimileException($"{folder}: {DifferentShapes(folder, files, shapes)}");
    }

    private static Images ReadOne(string file, ImageSetOptions options)
    {
        Images image = ColourConversion.Apply(PngFile.Read(file), options.Colour);
        return options.Resize is { } size ? ImageResize.Apply(image, size.Height, size.Width) : image;
    }

    private static Images Join(ImageShape shape, byte[]?[] pixels)
    {
        byte[] joined = new byte[pixels.Length * shape.Size];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i]!.CopyTo(joined, i * shape.Size);
            pixels[i] = null;
        }

        return new Images(shape, joined);
    }

    private static string WithoutFiles(string folder)
    {
        string? other = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(Path.GetExtension)
            .FirstOrDefault(extension => OtherPictures.Contains(extension, StringComparer.OrdinalIgnoreCase));
        return other is null
            ? "holds no PNG files; expected are *.png in it or in one sub-folder a class."
            : $"holds no PNG files, but {other} files; convert them first, for example with ImageMagick: "
                + $"mogrify -format png *{other} in each folder.";
    }

    /// <summary>Each size with how many images have it, the most frequent first, and what brings them together.</summary>
    private static string DifferentShapes(string folder, string[] files, ImageShape[] shapes)
    {
        const int Listed = 6;
        IGrouping<ImageShape, int>[] groups =
        [
            .. Enumerable.Range(0, files.Length).GroupBy(i => shapes[i]).OrderByDescending(group => group.Count()),
        ];
        IEnumerable<string> sizes = groups.Take(Listed).Select(
            group => FormattableString.Invariant($"{group.Count():N0} of {group.Key}")
                + $", such as {Path.GetRelativePath(folder, files[group.First()])}");
        string more = groups.Length > Listed ? $"; {groups.Length - Listed} more sizes" : string.Empty;
        bool sameSize = groups.Select(group => (group.Key.Height, group.Key.Width)).Distinct().Count() == 1;
        bool sameColour = groups.Select(group => group.Key.Channels).Distinct().Count() == 1;
        string options = sameSize ? "--colour, or by --resize to what a model takes (in a recipe by data.colour)"
            : sameColour ? "--resize (in a recipe by data.resize)"
            : "--resize and, where no model says the colour, --colour (in a recipe by data.resize and data.colour)";
        return $"images of different sizes: {string.Join("; ", sizes)}{more}. Bring them to one by {options}.";
    }
}
