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
    /// <summary>Whether the finished chunks stay, for who has more to do with what was found.</summary>
    public bool KeepsParts { get; init; }

    /// <summary>Inverts, or goes on with it.</summary>
    /// <param name="use">Uses what was found, and gives the exit code; it is cancelled too.</param>
    /// <param name="shell">Where to write.</param>
    /// <returns>The exit code.</returns>
    public int Run(Func<InversionResult, RunDisplay, CancellationToken, int> use, Shell shell)
    {
        var display = RunDisplay.Create(shell);
        using var interruption = new Interruption(display.Stopping);
        try
        {
            int done = InversionRun.ImagesDone(Folder);
            if (done > 0)
            {
                shell.Say($"going on after {ProgressText.Count(done)} images");
            }

            InversionResult result = display.While(
                () => InversionRun.Run(Folder, Autoencoder, Images, Options, display, KeepsParts, interruption.Token));
            return use(result, display, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            shell.Say(
                $"Interrupted; {ProgressText.Count(InversionRun.ImagesDone(Folder))} of {ProgressText.Count(Images.Count)} images are "
                + "kept. The same command goes on.");
            return interruption.ExitCodeOfSignal;
        }
    }
}
