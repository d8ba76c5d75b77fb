using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Facsimile.Storage;

namespace Facsimile.Training;

/// <summary>
/// <c>history.csv</c>: one line an epoch, with the columns <c>epoch,training_loss,validation_loss,learning_rate</c>, and for
/// classifiers <c>training_accuracy,validation_accuracy,test_loss,test_accuracy</c>. Numbers are written so that reading gives
/// the same bits; what was not measured is empty.
/// </summary>
public static class HistoryFile
{
    private const string Header = "epoch,training_loss,validation_loss,learning_rate";
    private const string ClassifierHeader = Header + ",training_accuracy,validation_accuracy,test_loss,test_accuracy";

    /// <summary>Writes the epochs of a history.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder exists.</param>
    /// <param name="history">The history; its snapshots are not written.</param>
    public static void Write(string path, History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        bool classifier = history.Epochs.Any(epoch => epoch.TrainingAccuracy is not null);
        var text = new StringBuilder(classifier ? ClassifierHeader : Header).Append('\n');
        foreach (EpochRecord epoch in history.Epochs)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{epoch.Epoch},{epoch.TrainingLoss:R},{epoch.ValidationLoss:R},{epoch.LearningRate:R}");
            if (classifier)
            {
                text.Append(CultureInfo.InvariantCulture, $",{epoch.TrainingAccuracy:R},{epoch.ValidationAccuracy:R}");
                text.Append(CultureInfo.InvariantCulture, $",{epoch.TestLoss:R},{epoch.TestAccuracy:R}");
            }

            text.Append('\n');
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
        if (lines.Length == 0 || lines[0] is not (Header or ClassifierHeader))
        {
            string found = Shorten(lines.Length == 0 ? "" : lines[0]);
            throw new FacsimileException(
                $"{path}, line 1: expected the columns {Header}, found '{found}'. Is this the history of a run?");
        }

        ImmutableArray<EpochRecord> epochs = [.. lines.Skip(1).Select((line, i) => Parse(path, line, i + 1, lines[0].Split(',').Length))];
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

    private static EpochRecord Parse(string path, string line, int epoch, int columns)
    {
        string[] cells = line.Split(',');
        double?[] figures = [.. cells.Skip(1).Select(Figure)];
        bool valid = cells.Length == columns
            && cells[0] == epoch.ToString(CultureInfo.InvariantCulture)
            && figures is [not null, _, not null, ..]
            && figures.Zip(cells.Skip(1)).All(pair => pair.First is not null || pair.Second.Length == 0);
        if (!valid)
        {
            throw new FacsimileException(
                $"{path}, line {epoch + 1}: expected epoch {epoch}, its losses and learning rate, found '{Shorten(line)}': "
                + "damaged.");
        }

        double? Extra(int column) => column < figures.Length ? figures[column] : null;
        return new EpochRecord(epoch, figures[0]!.Value, figures[1], figures[2]!.Value)
        {
            TrainingAccuracy = Extra(3),
            ValidationAccuracy = Extra(4),
            TestLoss = Extra(5),
            TestAccuracy = Extra(6),
        };
    }

    /// <summary>The number in a cell; null where there is none.</summary>
    private static double? Figure(string cell)
        => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    private static string Shorten(string line)
        => new([.. (line.Length <= 60 ? line : line[..60] + "…").Select(c => char.IsControl(c) ? ' ' : c)]);
}
