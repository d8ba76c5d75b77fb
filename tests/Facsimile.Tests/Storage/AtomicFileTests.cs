using Facsimile.Storage;

namespace Facsimile.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_makes_a_file_and_nothing_else()
    {
        AtomicFile.Write(_folder["new.txt"], "größer als 0\n");
        Assert.Equal("größer als 0\n"u8.ToArray(), File.ReadAllBytes(_folder["new.txt"]));
        Assert.Equal(["new.txt"], _folder.Names());
    }

    [Fact]
    public void The_longest_name_there_is_can_be_written()
    {
        string name = new string('é', 125) + ".npy";
        AtomicFile.Write(_folder[name], "x");
        Assert.Equal([name], _folder.Names());
    }

    [Fact]
    public void Write_replaces_a_longer_file_whole()
    {
        File.WriteAllText(_folder["file"], "a long old content");
        AtomicFile.Write(_folder["file"], [1, 2]);
        Assert.Equal(new byte[] { 1, 2 }, File.ReadAllBytes(_folder["file"]));
    }

    [Fact]
    public void The_old_file_can_be_read_until_the_new_one_is_whole()
    {
        File.WriteAllText(_folder["file"], "old");
        AtomicFile.Write(_folder["file"], stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(_folder["file"]));
        });
        Assert.Equal("new", File.ReadAllText(_folder["file"]));
    }

    [Fact]
    public void A_disk_that_fills_up_leaves_the_old_file_and_no_temporary_one()
    {
        File.WriteAllText(_folder["file"], "old");
        var thrown = Assert.Throws<IOException>(() => AtomicFile.Write(_folder["file"], stream =>
        {
            stream.Write(new byte[1 << 20]);
            throw new IOException("No space left on device");
        }));
        Assert.Equal("No space left on device", thrown.Message);
        Assert.Equal("old", File.ReadAllText(_folder["file"]));
        Assert.Equal(["file"], _folder.Names());
    }

    [Fact]
    public void Any_other_failure_leaves_the_old_file_and_no_temporary_one()
    {
        File.WriteAllText(_folder["file"], "old");
        Assert.Throws<FacsimileException>(() => AtomicFile.Write(_folder["file"], _ => throw new FacsimileException("bad")));
        Assert.Equal("old", File.ReadAllText(_folder["file"]));
        Assert.Equal(["file"], _folder.Names());
    }

    [Fact]
    public void A_missing_folder_is_an_input_output_error()
        => Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(_folder["missing/file"], "content"));

    [Fact]
    public void A_file_in_place_of_the_folder_is_an_input_output_error()
    {
        File.WriteAllText(_folder["file"], "old");
        Assert.ThrowsAny<IOException>(() => AtomicFile.Write(_folder["file/below"], "content"));
        Assert.Equal("old", File.ReadAllText(_folder["file"]));
    }

    [Fact]
    public void A_folder_in_place_of_the_file_stays_and_leaves_no_temporary_file()
    {
        Directory.CreateDirectory(_folder["taken"]);
        Exception? thrown = Record.Exception(() => AtomicFile.Write(_folder["taken"], "content"));
        Assert.True(thrown is IOException or UnauthorizedAccessException, $"{thrown}");
        Assert.Equal(["taken"], _folder.Names());
    }

    [Fact]
    public void A_read_only_file_is_not_replaced()
    {
        File.WriteAllText(_folder["file"], "protected");
        File.SetAttributes(_folder["file"], FileAttributes.ReadOnly);
        var thrown = Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.Write(_folder["file"], "content"));
        File.SetAttributes(_folder["file"], FileAttributes.Normal);
        Assert.Contains(_folder["file"], thrown.Message, StringComparison.Ordinal);
        Assert.Equal("protected", File.ReadAllText(_folder["file"]));
        Assert.Equal(["file"], _folder.Names());
    }

    [Fact]
    public void A_temporary_file_of_a_killed_process_is_neither_used_nor_in_the_way()
    {
        string stale = "file.12345678" + AtomicFile.TemporaryEnding;
        File.WriteAllText(_folder[stale], "half");
        File.SetAttributes(_folder[stale], FileAttributes.ReadOnly);
        AtomicFile.Write(_folder["file"], "whole");
        File.SetAttributes(_folder[stale], FileAttributes.Normal);
        Assert.Equal("whole", File.ReadAllText(_folder["file"]));
        Assert.Equal("half", File.ReadAllText(_folder[stale]));
    }

    [Fact]
    public void Two_writers_of_one_path_do_not_mix()
    {
        AtomicFile.Write(_folder["file"], outer =>
        {
            outer.Write("outer, begun first"u8);
            AtomicFile.Write(_folder["file"], "inner");
            Assert.Equal("inner", File.ReadAllText(_folder["file"]));
        });
        Assert.Equal("outer, begun first", File.ReadAllText(_folder["file"]));
        Assert.Equal(["file"], _folder.Names());
    }
}
