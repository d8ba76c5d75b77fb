using Facsimile.Cli.Display;
using Facsimile.Cli.Outputs;
using Facsimile.Runs;

namespace Facsimile.Cli.Commands;

/// <summary>Runs a training for a command: shows how far it is, listens to Ctrl-C, and prints what came of it.</summary>
/// <param name="DataDirectory">The folder of named data sets; null for none.</param>
/// <param name="Threads">The number of threads; null for one a processor core.</param>
/// <param name="Json">Whether the figures are printed as JSON.</param>
internal sealed record TrainingAction(string? DataDirectory, int? Threads, bool Json)
{
    /// <summary>Trains.</summary>
    /// <param name="train">Starts or resumes the run.</param>
    /// <param name="shell">Where to write.</param>
    /// <returns>The exit code.</returns>
    public int Run(Func<RunOptions, CancellationToken, RunResult> train, Shell shell)
    {
        var display = RunDisplay.Create(shell);
        using var interruption = new Interruption(display.Stopping);
        RunOptions options = display.Options(DataDirectory, Threads);
        RunResult result = display.While(() => Train(train, options, interruption.Token));
        if (result.Evaluation is null)
        {
            shell.Say(
                $"Interrupted; {ProgressText.Count(result.History.Epochs.Length, "epoch")} of "
                + $"{ProgressText.Count(result.Recipe.Training.Epochs)} are kept. "
                + $"Go on by: facsimile train --resume {result.Folder}");
            return interruption.ExitCodeOfSignal;
        }

        RunOutput.Write(result, Json, shell);
        return ExitCode.Success;
    }

    private static RunResult Train(
        Func<RunOptions, CancellationToken, RunResult> train, RunOptions options, CancellationToken cancellation)
    {
        try
        {
            return train(options, cancellation);
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException))
        {
            throw new IOException($"{exception.Message.TrimEnd('.')}. With room again the training goes on by --resume.", exception);
        }
    }
}
