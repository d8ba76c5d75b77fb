using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Runs;
using Facsimile.Training;

namespace Facsimile.Cli.Display;

/// <summary>Shows how far a run is, on standard error.</summary>
internal abstract class RunDisplay : IProgress<TrainingProgress>, IProgress<InversionProgress>, IProgress<DownloadProgress>,
    IProgress<string>
{
    /// <summary>A display that is redrawn in place on a terminal, and one that writes lines elsewhere.</summary>
    public static RunDisplay Create(Shell shell)
        => shell.ErrorIsTerminal && shell.ErrorConsole() is { Profile.Capabilities.Ansi: true } console
            ? new TerminalDisplay(console, shell.Width)
            : new PlainDisplay(shell.Error);

    /// <summary>The options of a run that this display shows.</summary>
    /// <param name="dataDirectory">The folder of named data sets; null for none.</param>
    /// <param name="threads">The number of threads; null for one a processor core.</param>
    public RunOptions Options(string? dataDirectory, int? threads) => new()
    {
        DataDirectory = dataDirectory,
        Threads = threads,
        Progress = this,
        Download = this,
        Status = this,
    };

    /// <summary>Does the work while the display shows how far it is.</summary>
    public abstract T While<T>(Func<T> work);

    /// <summary>Says that the work will end after the current step.</summary>
    public abstract void Stopping();

    /// <summary>
    /// Called after each step of a training, so it is quick and allocates nothing unless there is something to draw.
    /// </summary>
    public abstract void Report(TrainingProgress value);

    /// <inheritdoc/>
    public abstract void Report(InversionProgress value);

    /// <inheritdoc/>
    public abstract void Report(DownloadProgress value);

    /// <inheritdoc/>
    public abstract void Report(string value);
}
