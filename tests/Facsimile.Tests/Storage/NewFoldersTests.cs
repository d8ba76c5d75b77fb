using Facsimile.Storage;

namespace Facsimile.Tests.Storage;

public sealed class NewFoldersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folders_that_failing_work_made_are_deleted_and_older_ones_stay()
    {
        Directory.CreateDirectory(_folder["old"]);

        Assert.Throws<IOException>(() => NewFolders.DeleteOnFailure(_folder["old/a/b/"], () => Fail(_folder["old/a/b"])));

        Assert.Empty(Directory.GetFileSystemEntries(_folder["old"]));
    }

    [Fact]
    public void Folders_with_something_in_them_stay()
    {
        Assert.Throws<IOException>(() => NewFolders.DeleteOnFailure(_folder["a/b"], () =>
        {
            Directory.CreateDirectory(_folder["a/b"]);
            File.WriteAllText(_folder["a/kept"], "precious");
            throw new IOException();
        }));

        Assert.Equal([_folder["a/kept"]], Directory.GetFileSystemEntries(_folder["a"]));
    }

    [Fact]
    public void Folders_of_work_that_succeeds_stay()
    {
        NewFolders.DeleteOnFailure(_folder["a/b"], () => Directory.CreateDirectory(_folder["a/b"]));
        Assert.True(Directory.Exists(_folder["a/b"]));
    }

    private static void Fail(string path)
    {
        Directory.CreateDirectory(path);
        throw new IOException();
    }
}
