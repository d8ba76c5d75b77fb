using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Facsimile.Cli;

/// <summary>The usual help of a command, and then its examples.</summary>
internal static class Help
{
    private const int LineWidth = 100;

    /// <summary>Makes <c>--help</c> of a command end with examples.</summary>
    /// <param name="command">The command.</param>
    /// <param name="examples">Command lines, each with or without a comment after <c>#</c>.</param>
    /// <returns>The same command.</returns>
    public static Command WithExamples(this Command command, params string[] examples)
    {
        var help = new HelpOption { Description = "Show this help." };
        help.Aliases.Remove("/h");
        help.Aliases.Remove("/?");
        help.Action = new ExamplesAction((HelpAction)help.Action!, examples);
        if (command is RootCommand)
        {
            command.Options.Remove(command.Options.Single(option => option is HelpOption));
        }

        command.Options.Add(help);
        return command;
    }

    private sealed class ExamplesAction(HelpAction usual, string[] examples) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            usual.MaxWidth = LineWidth;
            int code = usual.Invoke(parseResult);
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine(examples.Length == 1 ? "Example:" : "Examples:");
            foreach (string example in examples)
            {
                output.WriteLine($"  {example}");
            }

            return code;
        }
    }
}
