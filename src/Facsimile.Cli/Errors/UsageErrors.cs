using System.CommandLine;
using System.CommandLine.Parsing;

namespace Facsimile.Cli.Errors;

/// <summary>Says in one line what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>The line for a command line with errors; null when there is none.</summary>
    public static string? Find(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        string? error = HasEmptyArgument(result) ? "An argument is empty where a name or a path belongs."
            : MistakenOption(result) is { } option ? Unknown(option, command)
            : result.UnmatchedTokens is [string token, ..] ? Unknown(token, command)
            : result.Errors is [ParseError first, ..] ? EndSentence(first.Message)
            : null;
        return error is null ? null : $"{error} See '{FullName(result.CommandResult)} --help'.";
    }

    /// <summary>As from a variable of a script that was not set.</summary>
    private static bool HasEmptyArgument(ParseResult result)
        => result.Tokens.Any(token => token.Type == TokenType.Argument && string.IsNullOrWhiteSpace(token.Value));

    /// <summary>
    /// An unknown option that was taken for an argument, as in <c>train --epoch</c>; what follows <c>--</c> may look like
    /// one.
    /// </summary>
    private static string? MistakenOption(ParseResult result)
        => result.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token.Type == TokenType.Argument)
            .Select(token => token.Value)
            .FirstOrDefault(value => value is ['-', '-', ..] or ['-', >= 'a' and <= 'z', ..]);

    private static string Unknown(string token, Command command)
    {
        bool isOption = token.StartsWith('-');
        string kind = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        string[] candidates = [.. isOption ? OptionNames(command) : command.Subcommands.Select(one => one.Name)];
        string word = isOption ? token.Split('=')[0] : token;
        string meant = Suggestion.For(word, candidates) is { } question ? $"; {question}" : ".";
        return $"There is no {kind} '{word}' here{meant}";
    }

    private static IEnumerable<string> OptionNames(Command command) => command.Options.Select(option => option.Name);

    private static string FullName(CommandResult result)
        => result.Parent is CommandResult parent ? $"{FullName(parent)} {result.Command.Name}" : "facsimile";

    private static string EndSentence(string message) => message.EndsWith('.') ? message : message + ".";
}
