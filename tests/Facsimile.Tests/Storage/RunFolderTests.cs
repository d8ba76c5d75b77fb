using Facsimile.Storage;

namespace Facsimile.Tests.Storage;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["runs/first"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_have_their_documented_names()
    {
        using var run = RunFolder.Create(Run);
        string[] paths =
        [
            run.Recipe, run.History, run.Model, run.BestModel, run.Evaluation, run.Report, run.ImageScores,
            run.Timing, run.Checkpoint,
        ];
        Assert.Equal(
            [
                "recipe.json", "history.csv", "model.safetensors", "best.safetensors", "evaluation.json", "report.html",
                "images.csv", "timing.json", "checkpoint/checkpoint.safetensors",
            ],
            paths.Select(path => Path.GetRelativePath(Run, path).Replace('\\', '/')));
        Assert.Equal(Path.GetDirectoryName(run.Checkpoint), run.CheckpointFolder);
        Assert.Equal(Run, run.Path);
    }

    [Fact]
    public void Create_makes_the_folder_and_those_above_it()
    {
        using var run = RunFolder.Create(Run);
        Assert.True(Directory.Exists(Run));
    }

    [Fact]
    public void Create_takes_an_empty_folder_that_exists()
    {
        Directory.CreateDirectory(Run);
        using var run = RunFolder.Create(Run);
        File.WriteAllText(run.Recipe, "{}");
        Assert.True(File.Exists(Path.Combine(Run, "recipe.json")));
    }

    [Fact]
    public void Create_refuses_a_folder_that_is_used_and_changes_nothing_in_it()
    {
        Directory.CreateDirectory(Run);
        foreach (string name in new[] { "e", "d", "c", "b", "a" })
        {
            File.WriteAllText(Path.Combine(Run, name), "precious");
        }

        string before = Snapshot();
        var longAgo = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        Directory.SetLastWriteTimeUtc(Run, longAgo);
        var thrown = Assert.Throws<FacsimileException>(() => RunFolder.Create(Run));
        Assert.Equal(
            $"{Run} is not empty, it holds a, b, c, d, …: choose another --out.", thrown.Message);
        Assert.Equal(before, Snapshot());
        Assert.Equal(longAgo, Directory.GetLastWriteTimeUtc(Run));
    }

    [Fact]
    public void Create_says_whether_the_run_that_is_there_can_go_on()
    {
        using (var run = RunFolder.Create(Run))
        {
            File.WriteAllText(run.Recipe, "{}");
            run.CreateCheckpointFolder();
            File.WriteAllText(run.Checkpoint, "…");
            File.WriteAllText(run.Report, "…");
        }

        Assert.Equal(
            $"{Run} holds a run that is not finished: go on with it by --resume {Run}, or choose another --out.",
            Assert.Throws<FacsimileException>(() => RunFolder.Create(Run)).Message);
        RunFolder.OpenToRead(Run).DeleteCheckpoint();
        Assert.Equal(
            $"{Run} holds a finished run: choose another --out.",
            Assert.Throws<FacsimileException>(() => RunFolder.Create(Run)).Message);
    }

    [Fact]
    public void Create_refuses_a_file()
    {
        File.WriteAllText(_folder["file"], "precious");
        var thrown = Assert.Throws<FacsimileException>(() => RunFolder.Create(_folder["file"]));
        Assert.Equal($"{_folder["file"]} is a file, not a folder: choose another --out.", thrown.Message);
    }

    [Fact]
    public void Create_lets_an_error_of_the_disk_through()
    {
        File.WriteAllText(_folder["file"], "in the way");
        Assert.ThrowsAny<IOException>(() => RunFolder.Create(_folder["file/run"]));
    }

    [Fact]
    public void Create_takes_a_folder_that_a_process_left_that_was_killed_before_it_wrote_anything()
    {
        Directory.CreateDirectory(Run);
        File.WriteAllText(Path.Combine(Run, ".lock"), string.Empty);
        File.WriteAllText(Path.Combine(Run, "recipe.json.12345678" + AtomicFile.TemporaryEnding), "{");
        using (RunFolder.Create(Run))
        {
        }

        Assert.Empty(Directory.GetFileSystemEntries(Run));
    }

    [Fact]
    public void Open_gives_the_files_of_an_earlier_run()
    {
        MakeRun();
        using var run = RunFolder.Open(Run);
        Assert.Equal("{}", File.ReadAllText(run.Recipe));
    }

    [Fact]
    public void Open_refuses_a_folder_that_does_not_exist()
    {
        string expected = $"{Run} is no run folder: there is no such folder.";
        Assert.Equal(expected, Assert.Throws<FacsimileException>(() => RunFolder.Open(Run)).Message);
        Assert.Equal(expected, Assert.Throws<FacsimileException>(() => RunFolder.OpenToRead(Run)).Message);
    }

    [Fact]
    public void Open_refuses_a_folder_without_a_recipe_and_leaves_nothing_in_it()
    {
        Directory.CreateDirectory(Run);
        string expected = $"{Run} is no run folder: it has no recipe.json; give the folder that a training wrote.";
        Assert.Equal(expected, Assert.Throws<FacsimileException>(() => RunFolder.Open(Run)).Message);
        Assert.Equal(expected, Assert.Throws<FacsimileException>(() => RunFolder.OpenToRead(Run)).Message);
        Assert.Empty(Directory.GetFileSystemEntries(Run));
    }

    [Fact]
    public void A_folder_open_for_writing_is_refused_to_a_second_writer_but_not_to_a_reader()
    {
        MakeRun();
        using var first = RunFolder.Open(Run);
        var thrown = Assert.Throws<FacsimileException>(() => RunFolder.Open(Run));
        Assert.Equal(
            $"{Run} is in use: another process writes in this folder; wait until it ends, or choose another --out.",
            thrown.Message);
        Assert.Throws<FacsimileException>(() => RunFolder.Open(Run));
        using var reader = RunFolder.OpenToRead(Run);
        Assert.Equal("{}", File.ReadAllText(reader.Recipe));
    }

    [Fact]
    public void A_folder_being_created_is_refused_to_a_second_creator()
    {
        using var first = RunFolder.Create(Run);
        Assert.Contains(
            "is in use", Assert.Throws<FacsimileException>(() => RunFolder.Create(Run)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_that_create_one_folder_at_once_a_single_one_succeeds()
    {
        for (int round = 0; round < 200; round++)
        {
            string path = _folder[$"race-{round}"];
            int created = 0;
            using var start = new Barrier(4);
            Thread[] threads =
            [
                .. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
                {
                    start.SignalAndWait();
                    try
                    {
                        using var run = RunFolder.Create(path);
                        File.WriteAllText(run.Recipe, "{}");
                        Interlocked.Increment(ref created);
                    }
                    catch (FacsimileException)
                    {
                    }
                })),
            ];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            Assert.Equal(1, created);
        }
    }

    [Fact]
    public void Closing_frees_the_folder_and_leaves_no_lock_file()
    {
        MakeRun();
        RunFolder.Open(Run).Dispose();
        Assert.Equal(["recipe.json"], Directory.GetFileSystemEntries(Run).Select(Path.GetFileName));
        RunFolder.Open(Run).Dispose();
    }

    [Fact]
    public void A_lock_file_of_a_killed_process_is_not_in_the_way()
    {
        MakeRun();
        File.WriteAllText(Path.Combine(Run, ".lock"), string.Empty);
        RunFolder.Open(Run).Dispose();
        Assert.Equal(["recipe.json"], Directory.GetFileSystemEntries(Run).Select(Path.GetFileName));
    }

    [Fact]
    public void Open_deletes_the_temporary_files_of_a_killed_process_and_no_other_file()
    {
        MakeRun();
        Directory.CreateDirectory(Path.Combine(Run, "checkpoint"));
        string[] stale = ["history.csv.12345678", "checkpoint/checkpoint.safetensors.12345678"];
        foreach (string name in stale)
        {
            File.WriteAllText(Path.Combine(Run, name + AtomicFile.TemporaryEnding), "half");
        }

        File.WriteAllText(Path.Combine(Run, "mine.tmp"), "kept");
        RunFolder.Open(Run).Dispose();
        Assert.Equal("checkpoint\nmine.tmp\nrecipe.json", Snapshot());
    }

    [Fact]
    public void A_reader_deletes_nothing_and_writes_nothing()
    {
        MakeRun();
        File.WriteAllText(Path.Combine(Run, "history.csv.12345678" + AtomicFile.TemporaryEnding), "being written");
        string before = Snapshot();
        using var reader = RunFolder.OpenToRead(Run);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void The_checkpoint_comes_and_goes_and_may_do_so_twice()
    {
        using var run = RunFolder.Create(Run);
        run.CreateCheckpointFolder();
        run.CreateCheckpointFolder();
        File.WriteAllText(run.Checkpoint, "state");
        run.DeleteCheckpoint();
        run.DeleteCheckpoint();
        Assert.False(Directory.Exists(run.CheckpointFolder));
    }

    private void MakeRun()
    {
        using var run = RunFolder.Create(Run);
        File.WriteAllText(run.Recipe, "{}");
    }

    private string Snapshot()
        => string.Join('\n', Directory.GetFileSystemEntries(Run, "*", SearchOption.AllDirectories)
            .Select(entry => Path.GetRelativePath(Run, entry))
            .Order(StringComparer.Ordinal));
}
