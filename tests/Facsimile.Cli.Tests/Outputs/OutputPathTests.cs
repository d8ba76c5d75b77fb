using Facsimile.Cli.Outputs;

namespace Facsimile.Cli.Tests.Outputs;

public sealed class OutputPathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("facsimile-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Nothing_is_left_of_a_folder_whose_writing_fails()
    {
        string path = Path.Combine(_folder, "a", "b");

        Assert.Throws<IOException>(() => OutputPath.WriteFolder(path, () =>
        {
            Directory.CreateDirectory(Path.Combine(path, "cats"));
            File.WriteAllText(Path.Combine(path, "cats", "1.png"), "half");
            File.WriteAllText(Path.Combine(path, "2.png"), "half");
            throw new IOException("full");
        }));

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Empty_folder_that_was_there_stays_when_writing_fails()
    {
        Assert.Throws<IOException>(() => OutputPath.WriteFolder(_folder, () =>
        {
            File.WriteAllText(Path.Combine(_folder, "1.png"), "half");
            throw new IOException("full");
        }));

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Folders_made_for_a_file_go_when_its_writing_fails()
    {
        string path = Path.Combine(_folder, "a", "codes.csv");

        Assert.Throws<IOException>(() => OutputPath.WriteFile(path, () => throw new IOException("full")));

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Path_inside_of_a_file_is_refused_before_any_work()
    {
        string file = Path.Combine(_folder, "notes.txt");
        File.WriteAllText(file, "keep");

        string inside = Path.Combine(file, "a", "b");
        Assert.Equal(
            $"{inside} cannot be made: {file} is a file, not a folder; choose another --out.",
            Assert.Throws<FacsimileException>(() => OutputPath.CheckFolder(inside)).Message);
        Assert.Throws<FacsimileException>(() => OutputPath.CheckTable(Path.Combine(file, "labels.csv")));
        OutputPath.CheckFile(Path.Combine(_folder, "new", "labels.csv"));
    }
}
