namespace Facsimile.Cli.Tests;

/// <summary>Inversions that are stopped and killed.</summary>
public sealed class InversionProcessTests(SampleInversion sample) : IClassFixture<SampleInversion>
{
    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Stopped_at_half_way_it_goes_on_and_ends_with_the_same_files(string signal)
    {
        string unbroken = sample.Fresh();
        Assert.Equal(ExitCode.Success, Cli.Run(Arguments(unbroken)).ExitCode);
        string folder = sample.Fresh();
        (int code, string error) = CliProcess.SignalAt("1,024/2,160 images", signal, Arguments(folder));

        Assert.Equal(signal switch { "INT" => ExitCode.Interrupted, "TERM" => ExitCode.Terminated, _ => 137 }, code);
        if (signal != "KILL")
        {
            Assert.Contains("Interrupted; 1,024 of 2,160 images are kept. The same command goes on.\n", error, StringComparison.Ordinal);
        }

        Assert.Equal(["000000000.safetensors"], Directory.GetFiles(Path.Combine(folder, "parts"), "*.safetensors").Select(Path.GetFileName));
        Assert.False(File.Exists(Path.Combine(folder, "inversion.csv")));
        Cli.Outcome resumed = Cli.Run(Arguments(folder));
        Assert.Equal(ExitCode.Success, resumed.ExitCode);
        Assert.Contains("going on after 1,024/2,160 images  loss ", resumed.Error, StringComparison.Ordinal);
        RunFiles.AssertEqual(unbroken, folder);
    }

    [Fact]
    public void A_study_that_was_killed_goes_on_and_ends_with_the_same_files()
    {
        string unbroken = sample.Fresh();
        Assert.Equal(ExitCode.Success, Cli.Run(Study(unbroken)).ExitCode);
        foreach (string moment in new[] { "1,024/", "judging MN" })
        {
            string folder = sample.Fresh();
            CliProcess.SignalAt(moment, "KILL", Study(folder));
            Assert.False(File.Exists(Path.Combine(folder, "report.html")));

            // As when the process is killed while it writes the report.
            File.WriteAllText(Path.Combine(folder, "study.json"), "half");
            Cli.Outcome resumed = Cli.Run(Study(folder));
            Assert.Equal(ExitCode.Success, resumed.ExitCode);
            Assert.Contains("going on after ", resumed.Error, StringComparison.Ordinal);
            RunFiles.AssertEqual(unbroken, folder);
        }
    }

    /// <summary>A method that takes long enough to be stopped.</summary>
    private string[] Arguments(string folder)
        => ["invert", sample.Run, "--method", "adam", "--iterations", "1500", "--threads", "1", "--out", folder];

    private string[] Study(string folder)
        => ["study", "inversion", sample.Run, "--count", "1500", "--judge", "50", "--polish", "400", "--out", folder];
}
