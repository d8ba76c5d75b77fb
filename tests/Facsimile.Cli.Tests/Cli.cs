namespace Facsimile.Cli.Tests;

/// <summary>Runs the command line inside the test's process.</summary>
internal static class Cli
{
    public static Outcome Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = CommandLine.Run(arguments, new Shell { Output = output, Error = error });
        return new Outcome(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command whose results go to a terminal of that width, and returns these.</summary>
    public static string OnTerminal(int width, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var shell = new Shell { Output = output, Error = TextWriter.Null, OutputIsTerminal = true, Width = () => width };
        Assert.Equal(ExitCode.Success, CommandLine.Run(arguments, shell));
        return output.ToString();
    }

    /// <summary>Runs a command that is wrong, and returns its one line.</summary>
    public static string Refuse(params string[] arguments)
    {
        Outcome outcome = Run(arguments);
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        return outcome.LastErrorLine;
    }

    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        /// <summary>The message; lines of progress may stand before it.</summary>
        public string LastErrorLine => Error.TrimEnd('\n').Split('\n')[^1];
    }
}
