using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Facsimile.Storage;

namespace Facsimile.Training;

/// <summary>
/// <c>history.csv</c>: one line an epoch, with the columns <c>epoch,training_loss,validation_loss,learning_rate</c>. Numbers
/// are written so that reading gives the same bits; the validation loss is empty when no images were held out.
/// </summary>
public static class HistoryFile
{
    private const string Header = "epoch,training_loss,validation_loss,learning_rate";

    /// <summary>Writes the epochs of a history.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder exists.</param>
    /// <param name="history">The history; its snapshots are not written.</param>
    public static void Write(string path, History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var text = new StringBuilder(Header).Append('\n');
        foreach (EpochRecord epoch in history.Epochs)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{epoch.Epoch},{epoch.TrainingLoss:R},{epoch.ValidationLoss:R},{epoch.LearningRate:R}\n");
        }

        AtomicFile.Write(path, text.ToString());
    }

    /// <summary>Reads a history back. The file does not hold the name of the loss nor the reason for the end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lossName">See <see cref="History.LossName"/>.</param>
    /// <param name="stopReason">See <see cref="History.StopReason"/>.</param>
    /// <exception cref="FacsimileException">The file is missing or damaged; the message names the line.</exception>
    public static History Read(string path, string lossName, StopReason stopReason = StopReason.Completed)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string[] lines = ReadLines(path);
        if (lines.Length == 0 || lines[0] != Header)
        {
            string found = Shorten(lines.Length == 0 ? "" : lines[0]);
            throw new FacsimileException(
                $"{path}, line 1: expected the columns {Header}, found '{found}'. Is this the history of a run?");
        }

        ImmutableArray<EpochRecord> epochs = [.. lines.Skip(1).Select((line, i) => Parse(path, line, i + 1))];
        return new History
        {
            Epochs = epochs,
            LossName = lossName,
            BestEpoch = BestEpoch(epochs),
            StopReason = stopReason,
        };
    }

    /// <summary>See <see cref="History.BestEpoch"/>; the first of equals.</summary>
    private static int BestEpoch(ImmutableArray<EpochRecord> epochs)
        => epochs.Where(epoch => !double.IsNaN(epoch.ValidationLoss ?? epoch.TrainingLoss))
            .MinBy(epoch => epoch.ValidationLoss ?? epoch.TrainingLoss)?.Epoch ?? 0;

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllText(path).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n', StringSplitOptions.TrimEntries);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FacsimileException($"{path}: cannot be read ({error.Message}). Name the folder of a finished run.", error);
        }
    }

    private static EpochRecord Parse(string path, string line, int epoch)
    {
        string[] cells = line.Split(',');
        if (cells.Length == 4
            && int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && TryParse(cells[1], out double training)
            && TryParse(cells[3], out double rate)
            && number == epoch)
        {
            if (cells[2].Length == 0)
            {
                return new EpochRecord(number, training, null, rate);
            }

            if (TryParse(cells[2], out double validation))
            {
                return new EpochRecord(number, training, validation, rate);
            }
        }

        throw new FacsimileException(
            $"{path}, line {epoch + 1}: expected epoch {epoch}, its losses and learning rate, found '{Shorten(line)}': damaged.");
    }

    private static bool TryParse(string cell, out double value)
        => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static string Shorten(string line)
        => new([.. (line.Length <= 60 ? line : line[..60] + "…").Select(c => char.IsControl(c) ? ' ' : c)]);
}
