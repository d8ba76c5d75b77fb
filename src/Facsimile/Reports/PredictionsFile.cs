using System.Globalization;
using System.Text;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary>
/// <c>images.csv</c> of a classifier: what it said of each image, with the columns
/// <c>index,label,predicted,probability,runner_up,runner_up_probability</c>; labels are numbers from 0.
/// </summary>
public static class PredictionsFile
{
    private const string Header = "index,label,predicted,probability,runner_up,runner_up_probability";

    /// <summary>Writes one line an image.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder exists.</param>
    /// <param name="evaluation">Where labels and predictions come from.</param>
    public static void Write(string path, ClassificationResult evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var text = new StringBuilder(Header).Append('\n');
        for (int i = 0; i < evaluation.Predictions.Length; i++)
        {
            Prediction prediction = evaluation.Predictions[i];
            text.Append(CultureInfo.InvariantCulture, $"{i},{evaluation.Labels[i]},{prediction.Label},{prediction.Probability:R}");
            text.Append(CultureInfo.InvariantCulture, $",{prediction.RunnerUp},{prediction.RunnerUpProbability:R}\n");
        }

        AtomicFile.Write(path, text.ToString());
    }
}
