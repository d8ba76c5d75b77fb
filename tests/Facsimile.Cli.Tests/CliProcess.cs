using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Facsimile.Cli.Tests;

/// <summary>Runs the command line in a process of its own.</summary>
internal static partial class CliProcess
{
    private static readonly Dictionary<string, int> Signals = new() { ["INT"] = 2, ["KILL"] = 9, ["TERM"] = 15 };

    /// <summary>Waits until standard error has a line that begins so, then sends a signal.</summary>
    /// <returns>The exit code, and what followed on standard error.</returns>
    public static (int ExitCode, string Error) SignalAt(string line, string signal, params string[] arguments)
    {
        HearInterrupts();
        string program = Path.ChangeExtension(typeof(CommandLine).Assembly.Location, null);
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        while (process.StandardError.ReadLine() is { } text && !text.StartsWith(line, StringComparison.Ordinal))
        {
        }

        // By the system call: until a program that sends it has started, a short run may be over.
        Assert.Equal(0, Kill(process.Id, Signals[signal]));
        string rest = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, rest);
    }

    /// <summary>A shell makes what it runs in the background deaf to Ctrl-C, and processes inherit that.</summary>
    private static void HearInterrupts()
    {
        const nint Default = 0;
        const nint Ignored = 1;
        nint before = Handle(Signals["INT"], Default);
        if (before != Ignored)
        {
            Handle(Signals["INT"], before);
        }
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Handle(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
