using Facsimile.Cli.Display;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Runs;

namespace Facsimile.Cli.Inputs;

/// <summary>The kind and levels of noise that runs are compared by.</summary>
/// <param name="Kind">In words, for example <c>uniform noise</c>.</param>
/// <param name="Levels">Each level, and the noise of that level.</param>
internal sealed record NoiseInput(string Kind, IReadOnlyList<(double Level, Corruption Noise)> Levels)
{
    /// <summary>Lets runs restore the test images of the first one's data set.</summary>
    /// <param name="runs">Runs of autoencoders and their names.</param>
    /// <param name="dataDirectory">The folder of named data sets; null for none.</param>
    /// <param name="threads">How many threads share the work; null for one a processor core.</param>
    /// <param name="shell">Shows what is done.</param>
    public NoiseComparison Compare(
        IReadOnlyList<(string Name, TrainedRun Run)> runs, string? dataDirectory, int? threads, Shell shell)
    {
        var display = RunDisplay.Create(shell);
        RunOptions options = display.Options(dataDirectory, threads);
        (string Name, Autoencoder Model)[] models = [.. runs.Select(run => (run.Name, (Autoencoder)run.Run.Model))];
        return display.While(() =>
        {
            Images images = runs[0].Run.LoadImages(options).Test.Images;
            foreach ((string name, Autoencoder model) in models)
            {
                if (model.Shape != images.Shape)
                {
                    throw new FacsimileException(
                        $"{name} takes images of {model.Shape}, but those of {models[0].Name} are {images.Shape}; compare runs of one "
                        + "size by noise.");
                }
            }

            string levels = Levels.Count == 1 ? "1 level" : FormattableString.Invariant($"{Levels.Count} levels");
            display.Report(FormattableString.Invariant($"restoring {images.Count:N0} images at {levels} of noise"));
            return NoiseComparison.Measure(models, images, Kind, Levels, threads);
        });
    }
}
