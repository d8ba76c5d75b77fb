using System.CommandLine;
using Facsimile.Cli.Commands;
using Facsimile.Cli.Errors;

namespace Facsimile.Cli;

/// <summary>The command line as a function: arguments in, exit code out.</summary>
internal static class CommandLine
{
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">What follows the program's name.</param>
    /// <param name="shell">Where it writes.</param>
    /// <returns>The exit code; see <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Shell shell)
    {
        try
        {
            RootCommand root = Root(shell);
            ParseResult result = root.Parse(arguments.Count == 0 ? ["--help"] : arguments, Parsing);
            bool helps = result.Action is { ClearsParseErrors: true };
            if (!helps && UsageErrors.Find(result) is { } error)
            {
                ErrorReport.WriteLine(error, shell);
                return ExitCode.BadInput;
            }

            return result.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = shell.Output,
                Error = shell.Error,
            });
        }
        catch (Exception exception)
        {
            return ErrorReport.Write(exception, shell);
        }
    }

    private static RootCommand Root(Shell shell)
    {
        var root = new RootCommand(
            "Train, judge and use autoencoders and classifiers on images. Results go to standard output, messages to standard error.")
        {
            QuickstartCommand.Create(shell),
            TrainCommand.Create(shell),
            EvaluateCommand.Create(shell),
            CompareCommand.Create(shell),
            ClassifyCommand.Create(shell),
            ReconstructCommand.Create(shell),
            DenoiseCommand.Create(shell),
            InpaintCommand.Create(shell),
            InvertCommand.Create(shell),
            EncodeCommand.Create(shell),
            DecodeCommand.Create(shell),
            SampleCommand.Create(shell),
            SummaryCommand.Create(shell),
            RecipesCommand.Create(shell),
            StudyCommand.Create(shell),
            DataCommand.Create(shell),
        };
        root.HelpName = "facsimile";
        root.WithExamples(
            shell,
            "facsimile quickstart                     # train on built-in images, in a minute",
            "facsimile train fashion-simple           # train a recipe",
            "facsimile evaluate runs/fashion-simple   # judge what came of it",
            "facsimile train --help                   # all about one command");
        return root;
    }
}
