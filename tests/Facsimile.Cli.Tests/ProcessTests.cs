namespace Facsimile.Cli.Tests;

/// <summary>What only a process of its own can show: signals.</summary>
public sealed class ProcessTests(SampleFiles files) : IClassFixture<SampleFiles>
{
    private const int Epochs = 300;

    [Fact]
    public void Ctrl_C_stops_cleanly_and_leaves_a_run_that_ends_as_an_unbroken_one()
    {
        string run = files.Fresh();
        (int code, string error) = CliProcess.SignalAt("epoch   3/", "INT", Arguments(run));

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Contains($"Go on by: facsimile train --resume {run}", error, StringComparison.Ordinal);
        AssertResumedEqualsUnbroken(run);
    }

    [Fact]
    public void Request_to_end_does_the_same_with_its_own_exit_code()
    {
        (int code, string error) = CliProcess.SignalAt("epoch   3/", "TERM", Arguments(files.Fresh()));

        Assert.Equal(ExitCode.Terminated, code);
        Assert.Contains("Go on by: facsimile train --resume", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Killed_run_is_resumed_and_ends_as_an_unbroken_one()
    {
        string run = files.Fresh();
        CliProcess.SignalAt("epoch   3/", "KILL", Arguments(run));

        Assert.True(Directory.Exists(Path.Combine(run, "checkpoint")));
        AssertResumedEqualsUnbroken(run);
    }

    private void AssertResumedEqualsUnbroken(string run)
    {
        Assert.Equal(ExitCode.Success, Cli.Run("train", "--resume", run).ExitCode);
        string unbroken = files.Fresh();
        Assert.Equal(ExitCode.Success, Cli.Run(Arguments(unbroken)).ExitCode);
        RunFiles.AssertEqual(unbroken, run);
    }

    private string[] Arguments(string run) =>
    [
        "train", "fashion-simple", "--epochs", $"{Epochs}",
        "--set", $"data.set={files.Npy}", "--set", "network.widths=[8]", "--out", run,
    ];
}
