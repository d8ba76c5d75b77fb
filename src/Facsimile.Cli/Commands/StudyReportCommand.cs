using System.CommandLine;
using Facsimile.Cli.Inputs;
using Facsimile.Studies;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile study report</c>: the report of what is finished so far.</summary>
internal static class StudyReportCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string> folder = new("DIR") { Description = "The study's folder." };
        Option<string?> data = CommonOptions.Data();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("report", "Write the report of a study again, of what is finished so far.") { folder, data, threads };
        command.SetAction(result => StudyMergeCommand.Write(
            result, data, threads, shell, options => StudyRun.Report(result.GetRequiredValue(folder), options)));
        return command.WithExamples(shell, "facsimile study report studies/stack-84");
    }
}
