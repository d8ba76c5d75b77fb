using System.CommandLine;
using Facsimile.Cli.Display;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Studies;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile study merge</c>: the parts of a study that ran in several folders.</summary>
internal static class StudyMergeCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string[]> folders = new("DIR")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "The folders in which parts of one study ran.",
        };
        Option<string> output = CommonOptions.Out("The folder to put them together in: a new one, or one that holds the same study.");
        Option<string?> data = CommonOptions.Data();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("merge", "Put the parts of a study together that ran in several folders, and write its report.")
        {
            folders, output, data, threads,
        };
        command.SetAction(result => Write(
            result,
            data,
            threads,
            shell,
            options => StudyRun.Merge(result.GetRequiredValue(output), result.GetRequiredValue(folders), options)));
        return command.WithExamples(shell, "facsimile study merge part-1 part-2 --out studies/stack-84");
    }

    /// <summary>Writes a report, and prints what is in it.</summary>
    public static void Write(
        ParseResult result, Option<string?> data, Option<int?> threads, Shell shell, Func<StudyOptions, StudyResult> write)
    {
        var display = StudyDisplay.Create(shell);
        StudyOutput.Write(
            display.While(() => write(new StudyOptions
            {
                DataDirectory = result.GetValue(data),
                Threads = result.GetValue(threads),
                Download = display,
                Status = display,
            })),
            shell);
    }
}
