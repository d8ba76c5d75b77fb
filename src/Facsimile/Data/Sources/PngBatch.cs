namespace Facsimile.Data.Sources;

/// <summary>Reads many PNG files into images of one size.</summary>
internal static class PngBatch
{
    /// <summary>Reads the files on several threads, each into its own place.</summary>
    /// <param name="folder">Where they lie, for messages.</param>
    /// <param name="files">Their paths, in the order of the images.</param>
    /// <param name="options">Colours, size and threads.</param>
    public static Images Read(string folder, string[] files, ImageSetOptions options)
    {
        if (files.Length == 0)
        {
            throw new FacsimileException($"{folder}: holds no PNG files; expected are *.png in it or in one sub-folder a class.");
        }

        Images first = ReadOne(files[0], options);
        if ((long)files.Length * first.Shape.Size > Array.MaxLength)
        {
            throw new FacsimileException(
                $"{folder}: {files.Length} images of {first.Shape} do not fit into memory; ask for a smaller size.");
        }

        // Pieces grow with what has been read, so that one large first picture among many small files costs little.
        byte[]?[] pixels = new byte[files.Length][];
        int failed = int.MaxValue;
        FacsimileException? failure = null;
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, (i, loop) =>
        {
            try
            {
                pixels[i] = CheckedPixels(files[i], files[0], first.Shape, options);
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
        return failure is null ? Join(first.Shape, pixels) : throw failure;
    }

    private static byte[] CheckedPixels(string file, string firstFile, ImageShape shape, ImageSetOptions options)
    {
        Images image = ReadOne(file, options);
        return image.Shape == shape
            ? image.Pixels.ToArray()
            : throw new FacsimileException(
                $"{file}: {image.Shape} pixels, but {Path.GetFileName(firstFile)} has {shape}; "
                + "ask for a resize, or for grey or RGB, to bring them together.");
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
}
