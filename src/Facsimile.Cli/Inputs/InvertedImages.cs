using System.Collections.Immutable;
using Facsimile.Data;

namespace Facsimile.Cli.Inputs;

/// <summary>The images that a command inverts: the training images of the run, unless others are named.</summary>
/// <param name="Images">The images.</param>
/// <param name="ClassNames">A name for each label.</param>
/// <param name="Training">Reads the images that the model was trained on; null for a model file, which does not say what these are.</param>
internal sealed record InvertedImages(LabelledImages Images, ImmutableArray<string> ClassNames, Func<Images>? Training)
{
    /// <summary>Reads them.</summary>
    /// <param name="nameOrPath">What images; null for the run's training images.</param>
    /// <param name="count">The most images, the first ones; null for all.</param>
    /// <param name="model">The model.</param>
    /// <param name="input">Where data are, and whether images are resized.</param>
    /// <param name="shell">Shows a download.</param>
    /// <exception cref="FacsimileException">There are none, they are damaged, or they do not fit the model.</exception>
    public static InvertedImages Load(string? nameOrPath, int? count, TrainedModel model, ImageInput input, Shell shell)
    {
        if (nameOrPath is not null)
        {
            (LabelledImages images, ImmutableArray<string> names) = input.Load(nameOrPath, model, shell);
            return new InvertedImages(
                images.Take(count ?? int.MaxValue),
                names,
                model.Run is null ? null : () => input.OfRun(model, shell).Train.Images);
        }

        ImageSet own = input.OfRun(model, shell);
        return new InvertedImages(own.Train.Take(count ?? int.MaxValue), own.ClassNames, () => own.Train.Images);
    }
}
