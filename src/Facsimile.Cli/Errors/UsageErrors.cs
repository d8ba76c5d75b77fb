using System.CommandLine;
using System.CommandLine.Parsing;

namespace Facsimile.Cli.Errors;

/// <summary>Says in one line what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>The line for a command line with errors.</summary>
    public static string Describe(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        string help = $"See '{FullName(result.CommandResult)} --help'.";
        return result.UnmatchedTokens is [string token, ..]
            ? $"{Unknown(token, command)} {help}"
            : $"{EndSentence(result.Errors[0].Message)} {help}";
    }

    private static string Unknown(string token, Command command)
    {
        bool isOption = token.StartsWith('-');
        string kind = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        IEnumerable<string> candidates = isOption ? OptionNames(command) : command.Subcommands.Select(one => one.Name);
        string word = isOption ? token.Split('=')[0] : token;
        string meant = Suggestion.For(word, candidates) is { } candidate ? $"; did you mean '{candidate}'?" : ".";
        return $"there is no {kind} '{word}' here{meant}";
    }

    private static IEnumerable<string> OptionNames(Command command) => command.Options.Select(option => option.Name);

    private static string FullName(CommandResult result)
        => result.Parent is CommandResult parent ? $"{FullName(parent)} {result.Command.Name}" : "facsimile";

    private static string EndSentence(string message) => message.EndsWith('.') ? message : message + ".";
}
