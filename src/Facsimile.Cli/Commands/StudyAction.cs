using System.CommandLine;
using Facsimile.Cli.Display;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Studies;

namespace Facsimile.Cli.Commands;

/// <summary>Runs a study for a command: shows how far it is, listens to Ctrl-C, and prints what came of it.</summary>
internal static class StudyAction
{
    /// <summary>Runs a study.</summary>
    /// <param name="options">The options of the command.</param>
    /// <param name="result">What was given.</param>
    /// <param name="run">Starts or resumes it.</param>
    /// <param name="shell">Where to write.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        StudyCommandOptions options, ParseResult result, Func<StudyOptions, CancellationToken, StudyResult> run, Shell shell)
    {
        var display = StudyDisplay.Create(shell);
        using var interruption = new Interruption(display.Stopping);
        StudyOptions how = options.Read(result, display) with { Estimate = new PlanLines(display, shell) };
        StudyResult study;
        try
        {
            study = display.While(() => run(how, interruption.Token));
        }
        catch (OperationCanceledException)
        {
            shell.Say("Interrupted while nothing was being trained; the same command goes on.");
            return interruption.ExitCodeOfSignal;
        }

        if (study.Interrupted)
        {
            int done = study.Trials.Count(trial => trial.Evaluation is not null);
            shell.Say(
                $"Interrupted; {ProgressText.Count(done)} of {ProgressText.Count(study.Trials.Length)} models are finished. "
                    + $"Go on by: facsimile study resume {study.Folder}");
            return interruption.ExitCodeOfSignal;
        }

        StudyOutput.Write(study, shell);
        return study.Trials.All(trial => trial.Failure is not null) ? ExitCode.Failure : ExitCode.Success;
    }

    /// <summary>Shows what is going to be trained.</summary>
    private sealed class PlanLines(StudyDisplay display, Shell shell) : IProgress<StudyEstimate>
    {
        public void Report(StudyEstimate value) => display.Write(StudyPlanOutput.Short(value, shell));
    }
}
