using Facsimile.Data;

namespace Facsimile.Tests.Data;

public sealed class ImageSourceTests : IDisposable
{
    private static readonly ImageShape Small = new(1, 2, 2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Png_folders_get_labels_from_sub_folders_in_ordinal_order()
    {
        PutPng("b/2.png", 3);
        PutPng("b/10.png", 2);
        PutPng("B/x.PNG", 1);
        PutPng("c/y.png", 4);
        Directory.CreateDirectory(_folder["a, without pictures"]);

        LabelledImages images = LabelledImages.Load(_folder.Path);
        ImageSet set = ImageSet.Load(_folder.Path, new ImageSetOptions { TestFraction = 0 });

        Assert.Equal([1, 2, 3, 4], Firsts(images));
        Assert.Equal([0, 1, 1, 2], images.Labels!);
        Assert.Equal(["B", "b", "c"], set.ClassNames.ToArray());
        Assert.Equal((4, 0), (set.Train.Count, set.Test.Count));
    }

    [Fact]
    public void Png_files_in_the_folder_itself_have_no_labels()
    {
        PutPng("b.png", 2);
        PutPng("a.png", 1);

        LabelledImages images = LabelledImages.Load(_folder.Path);

        Assert.Equal([1, 2], Firsts(images));
        Assert.Null(images.Labels);
        PutPng("sub/c.png", 3);
        BadInput.Says(() => LabelledImages.Load(_folder.Path), "both in the folder and in its sub-folder sub");
    }

    [Fact]
    public void Train_and_test_folders_are_the_two_parts_with_common_classes()
    {
        PutPng("train/cat/1.png", 1);
        PutPng("train/dog/2.png", 2);
        PutPng("test/bird/4.png", 4);
        PutPng("test/dog/3.png", 3);

        ImageSet set = ImageSet.Load(_folder.Path);

        Assert.Equal(["bird", "cat", "dog"], set.ClassNames.ToArray());
        Assert.Equal([1, 2], Firsts(set.Train));
        Assert.Equal([1, 2], set.Train.Labels!);
        Assert.Equal([4, 3], Firsts(set.Test));
        Assert.Equal([0, 2], set.Test.Labels!);
        Assert.Equal([4, 3], Firsts(LabelledImages.Load(_folder.Path)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_sizes_of_images_that_differ_are_counted_whatever_the_threads(int threads)
    {
        for (int i = 10; i < 60; i++)
        {
            PutPng($"{i}.png", (byte)i);
        }

        PngFile.Write(_folder["31.png"], new ImageShape(1, 2, 3), new byte[6]);
        for (int i = 32; i < 60; i++)
        {
            PngFile.Write(_folder[$"{i}.png"], new ImageShape(3, 2, 2), new byte[12]);
        }


        BadInput.Says(
            () => LabelledImages.Load(_folder.Path, new ImageSetOptions { Threads = threads }),
            "images of different sizes: 28 of 3×2×2, such as 32.png; 21 of 2×2, such as 10.png; 1 of 2×3, such as 31.png.",
            "by --resize and, where no model says the colour, --colour (in a recipe by data.resize and data.colour)");
        BadInput.Says(
            () => LabelledImages.Load(_folder.Path, new ImageSetOptions { Threads = threads, Colour = ColourMode.Grey }),
            "49 of 2×2, such as 10.png; 1 of 2×3, such as 31.png. Bring them to one by --resize (in a recipe by data.resize).");
        LabelledImages resized = LabelledImages.Load(
            _folder.Path, new ImageSetOptions { Threads = threads, Resize = (4, 4), Colour = ColourMode.Grey });
        Assert.Equal((50, new ImageShape(1, 4, 4)), (resized.Count, resized.Shape));
        Assert.Equal([10, 11], Firsts(resized)[..2]);
    }

    [Fact]
    public void Test_pictures_outside_of_the_classes_are_refused()
    {
        PutPng("train/cat/1.png", 1);
        PutPng("test/2.png", 2);
        BadInput.Says(() => ImageSet.Load(_folder.Path), _folder["test"], "outside", "cat");
    }

    [Fact]
    public void A_folder_without_pictures_is_refused()
        => BadInput.Says(() => ImageSet.Load(_folder.Path), _folder.Path, "holds no PNG files; expected");

    [Fact]
    public void A_folder_of_other_pictures_is_refused_with_the_way_to_convert_them()
    {
        Directory.CreateDirectory(_folder["cats"]);
        File.WriteAllText(_folder["cats/a.JPG"], "");
        BadInput.Says(
            () => ImageSet.Load(_folder.Path), "no PNG files, but .JPG files", "mogrify -format png *.JPG in each folder");
    }

    [Fact]
    public void Images_from_files_know_their_names()
    {
        PutPng("test/b/2.png", 2);
        PutPng("test/a/3.png", 3);
        PutPng("train/a/1.png", 1);

        ImageSet set = ImageSet.Load(_folder.Path, new ImageSetOptions { Resize = (5, 5) });

        Assert.Equal<string>(["train/a/1.png"], set.Train.FileNames);
        Assert.Equal<string>(["test/a/3.png", "test/b/2.png"], set.Test.FileNames);
        Assert.Equal<string>(["2.png"], LabelledImages.Load(_folder["test/b/2.png"]).FileNames);
        Assert.Empty(LabelledImages.Load("glyphs").FileNames);
    }

    [Fact]
    public void Sources_without_a_test_part_are_split_by_seed()
    {
        NpyFile.Write(_folder["a.npy"], Enumerable.Range(0, 100).Select(i => (byte)i).ToArray(), 100, 1, 1);

        ImageSet set = ImageSet.Load(_folder["a.npy"]);
        ImageSet other = ImageSet.Load(_folder["a.npy"], new ImageSetOptions { Seed = 2, TestFraction = 0.3 });

        Assert.Equal((80, 20, 30), (set.Train.Count, set.Test.Count, other.Test.Count));
        Assert.Equal(Enumerable.Range(0, 100), Firsts(set.Train).Concat(Firsts(set.Test)).Order().Select(value => (int)value));
        Assert.Equal(Firsts(set.Test), Firsts(ImageSet.Load(_folder["a.npy"]).Test));
        Assert.NotEqual(Firsts(set.Test), Firsts(other.Test)[..20]);
    }

    [Fact]
    public void Csv_and_single_png_files_are_loaded()
    {
        CsvFile.Write(_folder["a.csv"], new LabelledImages(new Images(Small, [1, 2, 3, 4]), [2]));
        PutPng("one.png", 9);

        Assert.Equal(["0", "1", "2"], ImageSet.Load(_folder["a.csv"]).ClassNames.ToArray());
        Assert.Equal(
            new ImageShape(1, 4, 1),
            ImageSet.Load(_folder["a.csv"], new ImageSetOptions { CsvShape = new ImageShape(1, 4, 1) }).Shape);
        Assert.Equal([9], Firsts(LabelledImages.Load(_folder["one.png"])));
    }

    [Fact]
    public void An_idx_file_brings_the_labels_beside_it()
    {
        IdxFile.WriteImages(_folder["my-images-idx3-ubyte.gz"], new Images(Small, [1, 2, 3, 4]));
        Assert.Null(LabelledImages.Load(_folder["my-images-idx3-ubyte.gz"]).Labels);

        IdxFile.WriteLabels(_folder["my-labels-idx1-ubyte.gz"], [5]);
        Assert.Equal([5], LabelledImages.Load(_folder["my-images-idx3-ubyte.gz"]).Labels!);
    }

    [Fact]
    public void A_folder_with_the_four_idx_files_has_two_parts()
    {
        IdxFile.WriteImages(_folder["train-images.idx3-ubyte"], new Images(Small, [1, 2, 3, 4]));
        IdxFile.WriteLabels(_folder["train-labels-idx1-ubyte.gz"], [3]);
        IdxFile.WriteImages(_folder["t10k-images-idx3-ubyte"], new Images(Small, [5, 6, 7, 8]));
        BadInput.Says(() => ImageSet.Load(_folder.Path), "missing: t10k-labels-idx1-ubyte.");

        IdxFile.WriteLabels(_folder["t10k-labels-idx1-ubyte"], [1]);
        ImageSet set = ImageSet.Load(_folder.Path);
        Assert.Equal([1], Firsts(set.Train));
        Assert.Equal([5], Firsts(set.Test));
        Assert.Equal(["0", "1", "2", "3"], set.ClassNames.ToArray());

        IdxFile.WriteImages(_folder["t10k-images-idx3-ubyte"], new Images(new ImageShape(1, 1, 4), [5, 6, 7, 8]));
        BadInput.Says(() => ImageSet.Load(_folder.Path), "2×2", "1×4", "resize");
    }

    [Fact]
    public void Unknown_names_and_kinds_are_refused()
    {
        BadInput.Says(() => ImageSet.Load("mnits"), "mnits", "glyphs, mnist, fashion-mnist");
        File.WriteAllText(_folder["a.txt"], "hello");
        BadInput.Says(() => ImageSet.Load(_folder["a.txt"]), "not a known kind");
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        BadInput.Says(() => ImageSet.Load("glyphs", new ImageSetOptions { TestFraction = 1 }), "test fraction");
        BadInput.Says(() => ImageSet.Load("glyphs", new ImageSetOptions { Threads = 0 }), "threads");
        BadInput.Says(() => ImageSet.Load("glyphs", new ImageSetOptions { Resize = (0, 4) }), "resize", "0×4");
    }

    [Fact]
    public void A_set_refuses_parts_that_do_not_fit()
    {
        var part = new LabelledImages(new Images(Small, new byte[4]), [3]);
        var other = new LabelledImages(new Images(new ImageShape(1, 4, 1), new byte[4]));
        Assert.Throws<ArgumentException>(() => new ImageSet("a", part, other, []));
        Assert.Throws<ArgumentException>(() => new ImageSet("a", part, part, ["only", "three", "names"]));
        Assert.Equal("a: 1 + 1 images of 2×2", new ImageSet("a", part, part, default).ToString());
    }

    private static byte[] Firsts(LabelledImages images)
        => [.. Enumerable.Range(0, images.Count).Select(i => images.Images[i][0])];

    private void PutPng(string name, byte value)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        PngFile.Write(_folder[name], Small, [value, value, value, value]);
    }
}
