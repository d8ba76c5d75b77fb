using Facsimile.Cli.Display;
using Facsimile.Training;

namespace Facsimile.Cli.Outputs;

/// <summary>The course of a training in a line: the losses of its first, some middle and its last epochs.</summary>
internal static class LossCourse
{
    private const int MostEpochs = 4;

    /// <summary>
    /// For example <c>0.02764 → 0.01565 → 0.01064 in epochs 1, 5, 10</c>: validation losses, or where nothing is held out,
    /// training losses.
    /// </summary>
    public static string Of(History history)
    {
        int count = Math.Min(MostEpochs, history.Epochs.Length);
        EpochRecord[] shown =
        [
            .. Enumerable.Range(0, count).Select(i => history.Epochs[i * (history.Epochs.Length - 1) / Math.Max(1, count - 1)]),
        ];
        IEnumerable<string> losses = shown.Select(epoch => ProgressText.Loss(epoch.ValidationLoss ?? epoch.TrainingLoss));
        IEnumerable<string> epochs = shown.Select(epoch => ProgressText.Count(epoch.Epoch));
        return $"{string.Join(" → ", losses)} in epoch{(count == 1 ? string.Empty : "s")} {string.Join(", ", epochs)}";
    }
}
