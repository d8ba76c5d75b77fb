using System.CommandLine;
using Facsimile.Cli.Inputs;
using Facsimile.Studies;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile study resume</c>: the rest of a study that was interrupted or killed.</summary>
internal static class StudyResumeCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string> folder = new("DIR") { Description = "The study's folder." };
        var options = new StudyCommandOptions();
        var command = new Command(
            "resume",
            "Go on with a study that was interrupted or killed, or help with one that runs. Finished models are not trained again.")
        {
            folder,
        };
        options.AddTo(command);
        command.SetAction(result => StudyAction.Run(
            options,
            result,
            (how, cancellation) => StudyRun.Resume(result.GetRequiredValue(folder), how, cancellation),
            shell));
        return command.WithExamples(shell, "facsimile study resume studies/stack-84");
    }
}
