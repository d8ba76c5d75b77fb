using System.Collections.Immutable;

namespace Facsimile.Data.Catalog;

/// <summary>The data sets that are known by name. Checksums as published; lengths as served.</summary>
internal static class KnownSets
{
    private static readonly ImmutableArray<string> Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>Digits drawn by the program.</summary>
    public static readonly NamedDataSet Glyphs = new(
        "glyphs",
        "Handwritten-looking digits, drawn by the program itself",
        "MIT, part of Facsimile",
        new ImageShape(1, 28, 28),
        60_000,
        10_000,
        Digits,
        [],
        []);

    /// <summary>
    /// The MNIST digits. The first address is the mirror that PyTorch keeps, since the authors' own page often refuses
    /// programs.
    /// </summary>
    public static readonly NamedDataSet Mnist = new(
        "mnist",
        "Handwritten digits",
        "CC BY-SA 3.0, Y. LeCun, C. Cortes, C. Burges",
        new ImageShape(1, 28, 28),
        60_000,
        10_000,
        Digits,
        Files(
            (9_912_422, "f68b3c2dcbeaaa9fbdd348bbdeb94873", "6bbc9ace898e44ae57da46a324031adb"),
            (28_881, "d53e105ee54ea40749a09fcbcd1e9432", "a25bea736e30d166cdddb491f175f624"),
            (1_648_877, "9fb629c4189551a2d022fa330f9573f3", "2646ac647ad5339dbf082846283269ea"),
            (4_542, "ec29112dd5afa0611ce80d1b7f02629c", "27ae3e4e09519cfbb04c329615203637")),
        [
            new Uri("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            new Uri("https://yann.lecun.com/exdb/mnist/"),
        ]);

    /// <summary>The Fashion-MNIST pictures of clothes.</summary>
    public static readonly NamedDataSet FashionMnist = new(
        "fashion-mnist",
        "Pictures of clothes and shoes",
        "MIT, Zalando SE",
        new ImageShape(1, 28, 28),
        60_000,
        10_000,
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
        Files(
            (26_421_880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d", "f4a8712d7a061bf5bd6d2ca38dc4d50a"),
            (29_515, "25c81989df183df01b3e8a0aad5dffbe", "9018921c3c673c538a1fc5bad174d6f9"),
            (4_422_102, "bef4ecab320f06d8554ea6380940ec79", "8181f5470baa50b63fa0f6fddb340f0a"),
            (5_148, "bb300cfdad3c16e7a12a480ee83cd310", "15d484375f8d13e6eb1aabb0c3f46965")),
        [
            new Uri("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
            new Uri("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
        ]);

    /// <summary>The four files, in the order in which an <see cref="IdxFolder"/> names them.</summary>
    private static ImmutableArray<DataFile> Files(params ReadOnlySpan<(long Bytes, string Md5, string ContentMd5)> files)
    {
        var all = ImmutableArray.CreateBuilder<DataFile>();
        for (int i = 0; i < files.Length; i++)
        {
            all.Add(new DataFile(IdxFolder.Names[i] + ".gz", files[i].Bytes, files[i].Md5, files[i].ContentMd5));
        }

        return all.ToImmutable();
    }
}
