using System.CommandLine;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile study</c>: many trainings of a recipe with some settings varied.</summary>
internal static class StudyCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Command("study", "Train many variants of a recipe, rank them, and see what each setting does.")
        {
            StudyListCommand.Create(shell),
            StudyRunCommand.Create(shell),
            StudyResumeCommand.Create(shell),
            StudyReportCommand.Create(shell),
            StudyMergeCommand.Create(shell),
            StudyInversionCommand.Create(shell),
        };
        return command.WithExamples(
            shell,
            "facsimile study list",
            "facsimile study run stack-84 --out studies/stack-84 --dry-run",
            "facsimile study resume studies/stack-84");
    }
}
