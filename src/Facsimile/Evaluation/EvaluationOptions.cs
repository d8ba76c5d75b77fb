using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Numerics;

namespace Facsimile.Evaluation;

/// <summary>What an evaluation needs to know beside the model and the images; every option may be left out.</summary>
public sealed record EvaluationOptions
{
    /// <summary>What a data set is called that nobody has named.</summary>
    internal const string UnnamedDataSet = "images";

    /// <summary>The data set's name or path, for the reports.</summary>
    /// <value>Default: <c>images</c>.</value>
    public string DataSet { get; init; } = UnnamedDataSet;

    /// <summary>A name for each label from 0; a label beyond them is named by its number.</summary>
    /// <value>Default: none.</value>
    public ImmutableArray<string> ClassNames { get; init; } = [];

    /// <summary>
    /// The images that the model was trained on, to fit the baseline to (all of them: 60,000 of 28×28 take about half a
    /// second). Null: no baseline.
    /// </summary>
    /// <value>Default: null.</value>
    public Images? TrainingImages { get; init; }

    /// <summary>
    /// What each image is corrupted with before the model sees it; what it makes of that is compared with the clean image. Each
    /// evaluation corrupts an image in the same way, so that models can be compared. Null: nothing.
    /// </summary>
    /// <value>Default: null.</value>
    public Corruption? Corruption { get; init; }

    /// <summary>How the likelihood is measured, of a variational autoencoder; other models have none.</summary>
    /// <value>Default: see <see cref="LikelihoodOptions"/>.</value>
    public LikelihoodOptions Likelihood { get; init; } = new();

    /// <summary>
    /// Where the figures of the baseline are kept for the next model on the same images; null, the default, to measure them.
    /// </summary>
    internal BaselineCache? Baselines { get; init; }

    /// <summary>How many threads share the work, 1 to 1024; the result is the same for any number.</summary>
    /// <value>Default: null, one a processor core.</value>
    public int? Threads { get; init; }

    /// <summary>The threads.</summary>
    /// <exception cref="FacsimileException">Their number is outside its range.</exception>
    internal WorkerPool Workers => Threads switch
    {
        null => WorkerPool.Default,
        { } threads and >= 1 and <= 1024 => WorkerPool.WithThreads(threads),
        { } threads => throw new FacsimileException($"threads is {threads}; it must be 1 to 1024, or left out for one a core."),
    };

    /// <summary>Checks that there are images, of the model's size.</summary>
    /// <exception cref="FacsimileException">There are none, or they are of another size.</exception>
    internal void Check(LabelledImages images, ImageShape model)
    {
        if (images.Count == 0)
        {
            throw new FacsimileException($"There are no images to evaluate in {DataSet}; give at least one.");
        }

        CheckShape(model, images.Shape, DataSet);
    }

    /// <summary>Compares the size of images with the model's.</summary>
    /// <exception cref="FacsimileException">It is another one.</exception>
    internal static void CheckShape(ImageShape model, ImageShape shape, string source)
    {
        if (shape != model)
        {
            throw new FacsimileException(
                $"The model takes images of {model}, but those of {source} are {shape}; resize them or use a model "
                + "of that size.");
        }
    }
}
