using Facsimile.Cli.Display;
using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Models;
using Facsimile.Runs;

namespace Facsimile.Cli.Commands;

/// <summary>Inverts images in a folder for a command: shows how far it is, and listens to Ctrl-C.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Autoencoder">The model.</param>
/// <param name="Images">The images.</param>
/// <param name="Options">How to search.</param>
internal sealed record InversionAction(
    string Folder, Autoencoder Autoencoder, LabelledImages Images, InversionOptions Options)
{
    /// <summary>What else is to be made of what was found, before it counts as finished; null for nothing.</summary>
    public Action<InversionResult, RunDisplay, CancellationToken>? Finish { get; init; }

    /// <summary>Inverts, or goes on with it.</summary>
    /// <param name="write">Writes what was found.</param>
    /// <param name="shell">Where to write.</param>
    /// <returns>The exit code.</returns>
    public int Run(Action<InversionResult> write, Shell shell)
    {
        var display = RunDisplay.Create(shell);
        using var interruption = new Interruption(display.Stopping);
        try
        {
            InversionResult result = display.While(() => InversionRun.Run(
                Folder,
                Autoencoder,
                Images,
                Options,
                display,
                found => Finish?.Invoke(found, display, interruption.Token),
                interruption.Token));
            write(result);
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            int done = InversionRun.ImagesDone(Folder);
            shell.Say(
                $"Interrupted; {ProgressText.Count(done)} of {ProgressText.Count(Images.Count)} images are kept. "
                + $"The same command {(done > 0 ? "goes on" : "begins again")}.");
            return interruption.ExitCodeOfSignal;
        }
    }
}
