using Facsimile.Layers;
using Facsimile.Training;

namespace Facsimile.Cli.Errors;

/// <summary>Turns an error into one line for the user and an exit code.</summary>
internal static class ErrorReport
{
    private const string Prefix = "facsimile: ";

    /// <summary>Writes the line and returns the exit code.</summary>
    public static int Write(Exception error, Shell shell)
    {
        (int code, string message) = Describe(error);
        WriteLine(message, shell);
        if (shell.Debug)
        {
            shell.Error.WriteLine(error);
        }

        return code;
    }

    /// <summary>Writes a message as one line.</summary>
    public static void WriteLine(string message, Shell shell) => shell.Say(Prefix + message);

    private static (int Code, string Message) Describe(Exception error) => error switch
    {
        FacsimileException or ShapeException => (ExitCode.BadInput, error.Message),
        TrainingDivergedException => (ExitCode.Failure, error.Message),
        OperationCanceledException => (ExitCode.Interrupted, "Interrupted."),
        UnauthorizedAccessException => (ExitCode.BadInput, $"{Sentence(error)} Choose a place that you may write to."),
        DirectoryNotFoundException or FileNotFoundException or PathTooLongException
            => (ExitCode.BadInput, $"{Sentence(error)} Check the path."),
        IOException => (ExitCode.Failure, $"The disk failed: {Sentence(error)}"),
        OutputException => (ExitCode.Failure, Sentence(error)),
        OutOfMemoryException
            => (ExitCode.Failure, "There is not enough memory; use fewer or smaller images, or a smaller network."),
        _ => (ExitCode.Failure, $"Unexpected error: {Sentence(error)} Set FACSIMILE_DEBUG=1 to see where."),
    };

    private static string Sentence(Exception error) => error.Message.EndsWith('.') ? error.Message : error.Message + ".";
}
