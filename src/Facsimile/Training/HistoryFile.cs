using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Facsimile.Storage;

namespace Facsimile.Training;

/// <summary>
/// <c>history.csv</c>: one line an epoch, with the columns <c>epoch,training_loss,validation_loss,learning_rate</c> and, where they
/// were measured, <c>training_accuracy</c>, <c>validation_accuracy</c>, <c>test_loss</c> and <c>test_accuracy</c> of classifiers;
/// <c>test_loss</c>, and <c>…_reconstruction</c> and <c>…_divergence</c> of the three losses, of variational autoencoders. Numbers
/// are written so that reading gives the same bits; what was not measured is empty.
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
        (string Name, Func<EpochRecord, double?> Value)[] columns =
        [
            .. EpochColumns.All.Where((column, i) => i < EpochColumns.Always
                || history.Epochs.Any(epoch => column.Value(epoch) is not null)),
        ];
        var text = new StringBuilder().AppendJoin(',', ["epoch", .. columns.Select(column => column.Name)]).Append('\n');
        foreach (EpochRecord epoch in history.Epochs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{epoch.Epoch}");
            foreach ((_, Func<EpochRecord, double?> value) in columns)
            {
                text.Append(CultureInfo.InvariantCulture, $",{value(epoch):R}");
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
        string[] columns = lines[0].Split(',');
        bool known = columns.Skip(1 + EpochColumns.Always).All(name => EpochColumns.All.Any(column => column.Name == name));
        if (!lines[0].StartsWith(Header, StringComparison.Ordinal) || !known || columns.Distinct().Count() != columns.Length)
        {
            throw new FacsimileException(
                $"{path}, line 1: expected the columns {Header}, found '{Shorten(lines[0])}'. Is this the history of a run?");
        }

        ImmutableArray<EpochRecord> epochs = [.. lines.Skip(1).Select((line, i) => Parse(path, line, i + 1, columns))];
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

    private static EpochRecord Parse(string path, string line, int number, string[] columns)
    {
        string[] cells = line.Split(',');
        double?[] figures = [.. cells.Select(Figure)];
        EpochRecord? epoch = cells.Length == columns.Length
            && cells[0] == number.ToString(CultureInfo.InvariantCulture)
            && figures.Zip(cells).All(pair => pair.First is not null || pair.Second.Length == 0)
                ? EpochColumns.Record(number, name => Array.IndexOf(columns, name) is >= 0 and var column ? figures[column] : null)
                : null;
        return epoch ?? throw new FacsimileException(
            $"{path}, line {number + 1}: expected epoch {number}, its losses and learning rate, found '{Shorten(line)}': damaged.");
    }

    /// <summary>The number in a cell; null where there is none.</summary>
    private static double? Figure(string cell)
        => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    private static string Shorten(string line)
        => new([.. (line.Length <= 60 ? line : line[..60] + "…").Select(c => char.IsControl(c) ? ' ' : c)]);
}
