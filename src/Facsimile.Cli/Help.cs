using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Facsimile.Cli.Outputs;

namespace Facsimile.Cli;

/// <summary>The usual help of a command, and then its examples.</summary>
internal static class Help
{
    private const int MostWidth = 100;
    private const string CommandsHeading = "Commands:\n";

    /// <summary>Makes <c>--help</c> of a command end with examples.</summary>
    /// <param name="command">The command.</param>
    /// <param name="shell">Where it is shown; lines fit its terminal.</param>
    /// <param name="examples">Command lines, each with or without a comment after <c>#</c>.</param>
    /// <returns>The same command.</returns>
    public static Command WithExamples(this Command command, Shell shell, params string[] examples)
    {
        var help = new HelpOption { Description = "Show this help." };
        help.Aliases.Remove("/h");
        help.Aliases.Remove("/?");
        help.Action = new ExamplesAction((HelpAction)help.Action!, shell, examples);
        if (command is RootCommand)
        {
            command.Options.Remove(command.Options.Single(option => option is HelpOption));
            command.Options.Single(option => option is VersionOption).Description = "Show the version.";
        }

        command.Options.Add(help);
        return command;
    }

    private sealed class ExamplesAction(HelpAction usual, Shell shell, string[] examples) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            usual.MaxWidth = Math.Min(MostWidth, shell.TableWidth);
            InvocationConfiguration configuration = parseResult.InvocationConfiguration;
            TextWriter output = configuration.Output;
            using var text = new StringWriter { NewLine = "\n" };
            configuration.Output = text;
            int code = usual.Invoke(parseResult);
            configuration.Output = output;
            foreach (string line in Lines(text.ToString(), parseResult.CommandResult.Command))
            {
                output.WriteLine(line);
            }

            return code;
        }

        private IEnumerable<string> Lines(string usualText, Command command)
        {
            // The usual list of commands shows their arguments in another form than their own help does: here are names alone.
            int list = command.Subcommands.Count > 0 ? usualText.IndexOf(CommandsHeading, StringComparison.Ordinal) : -1;
            string head = list < 0 ? usualText : usualText[..list] + CommandsHeading;
            IEnumerable<string> commands = list < 0 ? [] : [.. command.Subcommands.SelectMany(Describe), string.Empty];
            return
            [
                .. head.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd()),
                .. list < 0 ? [string.Empty] : commands,
                examples.Length == 1 ? "Example:" : "Examples:",
                .. examples.Select(example => "  " + example),
            ];

            IEnumerable<string> Describe(Command one)
            {
                int width = command.Subcommands.Max(other => other.Name.Length) + 4;
                return Words
                    .Wrap(one.Description ?? string.Empty, usual.MaxWidth - width)
                    .Select((line, i) => (i == 0 ? "  " + one.Name : string.Empty).PadRight(width) + line);
            }
        }
    }
}
