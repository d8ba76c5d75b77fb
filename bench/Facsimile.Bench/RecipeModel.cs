using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Training;

namespace Facsimile.Bench;

/// <summary>The model of a recipe, whatever its kind, as the bench needs it.</summary>
/// <param name="Network">Its network.</param>
/// <param name="NewSession">Makes its training, without test images.</param>
/// <param name="NewTask">Makes what it does with images: inputs and targets.</param>
internal sealed record RecipeModel(
    Sequential Network,
    Func<LabelledImages, TrainingOptions, TrainingSession> NewSession,
    Func<LabelledImages, TrainingOptions, TrainingTask> NewTask)
{
    /// <summary>Makes the model, for digits if it is a classifier.</summary>
    public static RecipeModel Of(Recipe recipe, ImageShape shape)
        => recipe.CreateModel(shape, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]) switch
        {
            Autoencoder autoencoder => new RecipeModel(
                autoencoder.Network,
                (images, options) => new TrainingSession(autoencoder, images, options),
                (images, options) => AutoencoderTask.Of(autoencoder, images, options)),
            Classifier classifier => new RecipeModel(
                classifier.Network,
                (images, options) => new TrainingSession(classifier, images, options),
                (images, options) => new ClassifierTask(classifier, images, options)),
            var other => throw new NotSupportedException($"The bench knows no {other}."),
        };
}
