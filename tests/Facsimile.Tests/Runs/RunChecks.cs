using Facsimile.Recipes;
using Facsimile.Runs;
using Facsimile.Training;

namespace Facsimile.Tests.Runs;

/// <summary>What is done with runs of any kind.</summary>
internal static class RunChecks
{
    /// <summary>Starts a run and interrupts it after the step that is asked for.</summary>
    public static RunResult StartAndInterrupt(Recipe recipe, string folder, Func<TrainingProgress, bool> isLast)
    {
        using var source = new CancellationTokenSource();
        var progress = new Observer<TrainingProgress>(step =>
        {
            if (isLast(step))
            {
                source.Cancel();
            }
        });
        return TrainingRun.Start(recipe, folder, new RunOptions { Progress = progress }, source.Token);
    }

    /// <summary>Asserts that two folders hold the same files, those that hold times aside.</summary>
    public static void AssertSameFiles(string expected, string actual, params string[] timed)
    {
        string[] Names(string folder) => [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(Names(expected), Names(actual));
        Assert.All(
            Names(expected).Except(["timing.json", .. timed]),
            name => Assert.True(
                File.ReadAllBytes(Path.Combine(expected, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(actual, name))),
                $"{name} of {actual} differs"));
    }
}
