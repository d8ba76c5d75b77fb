using Facsimile.Data;
using Facsimile.Studies;

namespace Facsimile.Cli.Display;

/// <summary>Shows how far a study is, on standard error. Several threads report to it.</summary>
internal abstract class StudyDisplay : IProgress<StudyProgress>, IProgress<DownloadProgress>, IProgress<string>
{
    /// <summary>A display that is redrawn in place on a terminal, and one that writes lines elsewhere.</summary>
    public static StudyDisplay Create(Shell shell)
        => shell.ErrorIsTerminal && shell.ErrorConsole() is { Profile.Capabilities.Ansi: true } console
            ? new TerminalStudyDisplay(console, shell.Width)
            : new PlainStudyDisplay(shell.Error);

    /// <summary>Does the work while the display shows how far it is.</summary>
    public abstract T While<T>(Func<T> work);

    /// <summary>Says that the work will end after the current steps.</summary>
    public abstract void Stopping();

    /// <summary>Writes lines that stay.</summary>
    public abstract void Write(string lines);

    /// <inheritdoc/>
    public abstract void Report(StudyProgress value);

    /// <inheritdoc/>
    public abstract void Report(DownloadProgress value);

    /// <inheritdoc/>
    public abstract void Report(string value);

    /// <summary>For example <c>3 of 24 trainings  41 %  12:03 left</c>.</summary>
    protected static string Summary(StudyProgress value)
        => $"{ProgressText.Count(value.TrainingsDone)} of {ProgressText.Count(value.Trainings)} trainings  "
            + $"{Math.Floor(value.Share * 100):0} %"
            + (value.Left is { } left ? $"  {ProgressText.Time(left)} left" : string.Empty);

    /// <summary>For example <c>epoch 13/50  loss 12.31  loss-bce-epochs-50</c>.</summary>
    protected static string Line(RunningTraining value)
    {
        string epochs = ProgressText.Count(value.Epochs);
        string loss = double.IsFinite(value.Loss) ? ProgressText.Loss(value.Loss) : "–";
        return $"epoch {ProgressText.Count(value.Epoch).PadLeft(epochs.Length)}/{epochs}  loss {loss,-7}  {value.Name}";
    }
}
