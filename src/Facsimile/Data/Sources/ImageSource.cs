using Facsimile.Data.Catalog;
using Facsimile.Data.Glyphs;

namespace Facsimile.Data.Sources;

/// <summary>Finds out what a name or path means, reads it, and prepares the images.</summary>
internal static class ImageSource
{
    /// <summary>A whole set; see <see cref="ImageSet.Load"/>.</summary>
    public static ImageSet Load(string nameOrPath, ImageSetOptions options)
    {
        options.Check();
        SourceParts parts;
        if (DataCatalog.Find(nameOrPath) is { IsBuiltIn: true })
        {
            LabelledImages train = GlyphSet.Train(options.Seed, options.Threads);
            parts = new SourceParts(train, GlyphSet.Test(options.Seed, options.Threads), KnownSets.Glyphs.ClassNames);
        }
        else if (DataCatalog.Find(nameOrPath) is { } set)
        {
            IdxFolder folder = KnownSetReader.Find(
                set, options, DataPlaces.FromSystem(options.DataDirectory), () => new SocketsHttpHandler());
            LabelledImages train = KnownSetReader.Check(set, folder.Directory, folder.ReadTrain());
            parts = new SourceParts(train, KnownSetReader.Check(set, folder.Directory, folder.ReadTest()), set.ClassNames);
        }
        else
        {
            parts = ReadPath(nameOrPath, options);
        }

        LabelledImages main = Prepare(parts.Main, options);
        if (parts.Test is { } test)
        {
            test = Prepare(test, options);
            return test.Shape == main.Shape
                ? new ImageSet(nameOrPath, main, test, parts.ClassNames)
                : throw new FacsimileException(
                    $"{nameOrPath}: images to train on of {main.Shape}, images to judge by of {test.Shape}; "
                        + "bring them to one size by --resize (in a recipe by data.resize).");
        }

        (int[] remaining, int[] heldOut) = main.Split(options.TestFraction, options.Seed);
        return new ImageSet(nameOrPath, main.Select(remaining), main.Select(heldOut), parts.ClassNames);
    }

    /// <summary>The images to judge by; see <see cref="LabelledImages.Load"/>.</summary>
    public static LabelledImages LoadTest(string nameOrPath, ImageSetOptions options)
    {
        options.Check();
        if (DataCatalog.Find(nameOrPath) is { IsBuiltIn: true })
        {
            return Prepare(GlyphSet.Test(options.Seed, options.Threads), options);
        }

        if (DataCatalog.Find(nameOrPath) is { } set)
        {
            IdxFolder folder = KnownSetReader.Find(
                set, options, DataPlaces.FromSystem(options.DataDirectory), () => new SocketsHttpHandler());
            return Prepare(KnownSetReader.Check(set, folder.Directory, folder.ReadTest()), options);
        }

        SourceParts parts = ReadPath(nameOrPath, options);
        return Prepare(parts.Test ?? parts.Main, options);
    }

    private static LabelledImages Prepare(LabelledImages part, ImageSetOptions options)
    {
        Images images = ColourConversion.Apply(part.Images, options.Colour);
        images = options.Resize is { } size ? ImageResize.Apply(images, size.Height, size.Width) : images;
        return ReferenceEquals(images, part.Images)
            ? part
            : new LabelledImages(images, part.Labels) { FileNames = part.FileNames };
    }

    private static SourceParts ReadPath(string path, ImageSetOptions options)
    {
        if (Directory.Exists(path))
        {
            return ReadFolder(path, options);
        }

        if (!File.Exists(path))
        {
            string names = string.Join(", ", DataCatalog.All.Select(set => set.Name));
            throw new FacsimileException($"{path}: neither a data set ({names}) nor a file or folder; check the name or path.");
        }

        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".NPY":
                return SourceParts.Numbered(new LabelledImages(NpyFile.ReadImages(path)));
            case ".CSV":
                return SourceParts.Numbered(CsvFile.Read(path, options.CsvShape));
            case ".PNG":
                return SourceParts.Numbered(new LabelledImages(PngFile.Read(path)) { FileNames = [Path.GetFileName(path)] });
            default:
                return IdxFile.LooksLikeOne(path)
                    ? ReadIdx(path)
                    : throw new FacsimileException(
                        $"{path}: not a known kind of file; .npy, .csv, .png and IDX files (plain or .gz) are read.");
        }
    }

    private static SourceParts ReadFolder(string path, ImageSetOptions options)
    {
        IdxFolder folder = IdxFolder.Find(path);
        if (folder.IsEmpty)
        {
            return PngFolder.Read(path, options);
        }

        return folder.IsComplete
            ? SourceParts.Numbered(folder.ReadTrain(), folder.ReadTest())
            : throw new FacsimileException($"{path}: of the four IDX files, these are missing: {folder.Missing}.");
    }

    private static SourceParts ReadIdx(string path)
        => SourceParts.Numbered(
            IdxFolder.LabelsBeside(path) is { } labels
                ? IdxFile.Read(path, labels)
                : new LabelledImages(IdxFile.ReadImages(path)));
}
