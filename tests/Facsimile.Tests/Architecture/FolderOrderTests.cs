namespace Facsimile.Tests.Architecture;

public sealed class FolderOrderTests
{
    [Fact]
    public void The_library_keeps_the_order_of_folders_and_one_public_type_a_file()
    {
        string root = Path.Combine(SourceTree.Root, "src", "Facsimile");
        string[] paths =
        [
            .. Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
        string[] breaches = [.. paths.SelectMany(path => SourceRules.Breaches(path, File.ReadAllText(Path.Combine(root, path))))];
        Assert.True(breaches.Length == 0, string.Join('\n', breaches));

        // A check that finds no file or no reference would agree with everything.
        Assert.Contains("Storage/AtomicFile.cs", paths);
        Assert.Contains("Numerics", SourceRules.UsedFolders(File.ReadAllText(Path.Combine(root, "Data", "LabelledImages.cs"))));
    }

    [Theory]
    [InlineData("Layers/Dense.cs", "using Facsimile.Numerics;\nnamespace Facsimile.Layers;\npublic sealed class Dense\n{\n}\n")]
    [InlineData("Data/Png/Reader.cs", "namespace Facsimile.Data.Png;\ninternal readonly record struct Reader(int A);\n")]
    [InlineData("FacsimileException.cs", "namespace Facsimile;\npublic sealed class FacsimileException : Exception\n{\n}\n")]
    [InlineData("Data/A.cs", "namespace Facsimile.Data;\n// Training.Trainer uses it.\npublic enum A\n{\n}\n")]
    [InlineData("Data/A.cs", "namespace Facsimile.Data;\npublic enum A\n{\n    B = x.Training.Y + \"Runs.Z\"\n}\n")]
    [InlineData("Data/A.cs", "namespace Facsimile.Data;\ninternal interface IPart<T>\n{\n}\n\ninternal static class A\n{\n}\n")]
    [InlineData(
        "Data/A.Part.cs",
        "namespace Facsimile.Data;\npublic static unsafe partial class A\n{\n    private sealed class B\n    {\n    }\n}\n")]
    public void A_file_that_keeps_the_rules_has_no_breach(string path, string source)
        => Assert.Empty(SourceRules.Breaches(path, source));

    [Theory]
    [InlineData(
        "Data/A.cs",
        "using Facsimile.Training;\nnamespace Facsimile.Data;\npublic enum A\n{\n}\n",
        "Data/A.cs uses Training, which comes after Data")]
    [InlineData(
        "Data/A.cs",
        "namespace Facsimile.Data;\npublic sealed class A\n{\n    int B => Facsimile.Runs.C.D;\n}\n",
        "Data/A.cs uses Runs, which comes after Data")]
    [InlineData(
        "Storage/A.cs",
        "namespace Facsimile.Storage;\npublic sealed class A\n{\n    int B => Data.C.D;\n}\n",
        "Storage/A.cs uses Data, which comes after Storage")]
    [InlineData(
        "Extra/A.cs",
        "namespace Facsimile.Extra;\npublic enum A\n{\n}\n",
        "Extra/A.cs: the folder Extra has no place in the order of folders")]
    [InlineData(
        "Data/A.cs",
        "namespace Facsimile.Layers;\npublic enum A\n{\n}\n",
        "Data/A.cs is in the namespace Facsimile.Layers, expected Facsimile.Data")]
    [InlineData(
        "Data/A.cs",
        "namespace Facsimile.Data;\npublic enum B\n{\n}\n",
        "Data/A.cs holds [B], expected A and no other public type")]
    [InlineData(
        "Data/A.cs",
        "namespace Facsimile.Data;\npublic enum A\n{\n}\n\npublic delegate void B(int c);\n",
        "Data/A.cs holds [A, B], expected A and no other public type")]
    public void A_breach_is_named(string path, string source, string breach)
        => Assert.Equal([breach], SourceRules.Breaches(path, source));
}
