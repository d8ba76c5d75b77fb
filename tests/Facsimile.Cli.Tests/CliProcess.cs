using System.Diagnostics;

namespace Facsimile.Cli.Tests;

/// <summary>Runs the command line in a process of its own.</summary>
internal static class CliProcess
{
    /// <summary>Waits until standard error has a line that begins so, then sends a signal.</summary>
    /// <returns>The exit code, and what followed on standard error.</returns>
    public static (int ExitCode, string Error) SignalAt(string line, string signal, params string[] arguments)
    {
        string program = Path.ChangeExtension(typeof(CommandLine).Assembly.Location, null);
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        while (process.StandardError.ReadLine() is { } text && !text.StartsWith(line, StringComparison.Ordinal))
        {
        }

        Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExit();
        string rest = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, rest);
    }
}
