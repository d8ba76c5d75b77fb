using System.Collections.Immutable;
using Facsimile.Cli.Display;
using Facsimile.Data;
using Facsimile.Recipes;

namespace Facsimile.Cli.Inputs;

/// <summary>Reads the images that a model is to be used on.</summary>
/// <param name="DataDirectory">The folder of named data sets; null for none.</param>
/// <param name="Threads">How many threads decode; null for one a processor core.</param>
/// <param name="Resize">Whether images are brought to the model's size.</param>
internal sealed record ImageInput(string? DataDirectory, int? Threads, bool Resize)
{
    /// <summary>Reads the test images of a named set, or all images of a path that has no part of its own for tests.</summary>
    /// <param name="nameOrPath">The name of a data set, or a path.</param>
    /// <param name="model">
    /// The model that is to take them; what its run made of colours and grey values, for example one channel or black and white, is
    /// made of these too.
    /// </param>
    /// <param name="shell">Shows a download.</param>
    /// <returns>The images, and a name for each label.</returns>
    /// <exception cref="FacsimileException">There are none, they are damaged, or they do not fit the model.</exception>
    public (LabelledImages Images, ImmutableArray<string> ClassNames) Load(string nameOrPath, TrainedModel model, Shell shell)
    {
        NamedSets.RefuseMistyped(nameOrPath);
        var display = RunDisplay.Create(shell);
        ImageShape shape = model.Model.Shape;
        RecipeData? data = model.Run?.Recipe.Data;
        ImageSetOptions options = Options(shape, data?.Colour ?? ColourMode.AsStored, display);
        (LabelledImages images, ImmutableArray<string> names) = display.While(() => Read(nameOrPath, options));
        return images.Shape == shape
            ? (data?.Binarize is { } threshold ? images.Binarize(threshold) : images, names)
            : throw new FacsimileException(
                $"{nameOrPath}: the images are {images.Shape}, but the model takes {shape}; "
                    + "add --resize to bring them to that.");
    }

    /// <summary>Reads the images of the run that trained a model, where the user named no others as <c>IMAGES</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="shell">Shows a download.</param>
    /// <exception cref="FacsimileException">They are missing or damaged, or it is a model file.</exception>
    public ImageSet OfRun(TrainedModel model, Shell shell)
    {
        if (model.Run is not { } run)
        {
            throw new FacsimileException("A model file does not say what images it was trained on; name some as IMAGES.");
        }

        var display = RunDisplay.Create(shell);
        return display.While(() => run.LoadImages(display.Options(DataDirectory, Threads)));
    }

    private static (LabelledImages Images, ImmutableArray<string> ClassNames) Read(string nameOrPath, ImageSetOptions options)
    {
        if (DataCatalog.Find(nameOrPath) is { } named)
        {
            return (LabelledImages.Load(nameOrPath, options), named.ClassNames);
        }

        // With nothing held out, images without a test part stay together and in their order.
        ImageSet set = ImageSet.Load(nameOrPath, options with { TestFraction = 0 });
        return (set.Test.Count > 0 ? set.Test : set.Train, set.ClassNames);
    }

    private ImageSetOptions Options(ImageShape shape, ColourMode colour, IProgress<DownloadProgress> progress)
    {
        var options = new ImageSetOptions
        {
            DataDirectory = DataDirectory,
            DownloadProgress = progress,
            Colour = colour,
            Threads = Threads ?? Environment.ProcessorCount,
        };
        return Resize
            ? options with
            {
                Resize = (shape.Height, shape.Width),
                Colour = colour != ColourMode.AsStored ? colour : shape.Channels == 1 ? ColourMode.Grey : ColourMode.Rgb,
            }
            : options;
    }
}
