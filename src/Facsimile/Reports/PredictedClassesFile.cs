using System.Globalization;
using Facsimile.Data.Csv;
using Facsimile.Models;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary>
/// What a classifier says of images whose class nobody has to know, as <c>.csv</c> with the columns
/// <c>image,label,class,probability,runner_up,runner_up_class,runner_up_probability</c>.
/// </summary>
public static class PredictedClassesFile
{
    /// <summary>Writes one line an image.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder exists.</param>
    /// <param name="images">What each image is called.</param>
    /// <param name="predictions">What the model said of each.</param>
    /// <param name="classNames">The name of each class, by label from 0.</param>
    public static void Write(
        string path, IReadOnlyList<string> images, IReadOnlyList<Prediction> predictions, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentOutOfRangeException.ThrowIfNotEqual(predictions.Count, images.Count);
        string[] names = [.. classNames.Select(CsvWriter.Quoted)];
        AtomicFile.Write(path, file =>
        {
            using StreamWriter writer = CsvWriter.Open(file);
            writer.WriteLine("image,label,class,probability,runner_up,runner_up_class,runner_up_probability");
            foreach ((string image, Prediction one) in images.Zip(predictions))
            {
                writer.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{CsvWriter.Quoted(image)},{one.Label},{names[one.Label]},{one.Probability:R},"
                    + $"{one.RunnerUp},{names[one.RunnerUp]},{one.RunnerUpProbability:R}"));
            }
        });
    }
}
