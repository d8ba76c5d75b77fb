using System.Globalization;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Reports;

namespace Facsimile.Runs;

/// <summary>What a run's report says of its recipe.</summary>
internal static class RunDetails
{
    /// <summary>Title, layer table and settings.</summary>
    public static ReportDetails Of(Recipe recipe, Model model, ImageSet images) => Of(recipe, model) with
    {
        DataDescription = string.Create(
            CultureInfo.InvariantCulture,
            $"{images.Name}: {Training(recipe, images):N0} images of {images.Shape} to train on, "
            + $"{images.Train.Count - Training(recipe, images):N0} held out for validation, {images.Test.Count:N0} to judge by."),
    };

    /// <summary>The same without a word on the data.</summary>
    /// <param name="recipe">What was trained.</param>
    /// <param name="model">The trained model.</param>
    /// <param name="best">Whether it has the weights of the best epoch; they are also kept at the end by a patience.</param>
    public static ReportDetails Of(Recipe recipe, Model model, bool best = false) => new()
    {
        Title = recipe.Name,
        Description = Description(recipe),
        PlannedEpochs = recipe.Training.Epochs,
        Model = model.Summary,
        Settings =
        [
            new("Corruption of the input", recipe.Corruption?.ToString() ?? string.Empty),
            new("Optimizer", recipe.Optimizer.ToString()),
            new("Learning rate schedule", recipe.Schedule.ToString()),
            new("Batch size", Text(recipe.Training.BatchSize)),
            new("Weights judged", $"those of the {(best || recipe.Training.Patience is not null ? "best" : "last")} epoch"),
            new("Seed", recipe.Training.Seed.ToString(CultureInfo.InvariantCulture)),
            new("Pixels normalised", recipe.Data.Normalization?.ToString() ?? ""),
        ],
    };

    /// <summary>How many images the weights were really fitted to: those of the training part that are not held out.</summary>
    private static int Training(Recipe recipe, ImageSet images)
        => images.Train.Split(recipe.Training.ValidationFraction, recipe.Training.Seed).Remaining.Length;

    /// <summary>
    /// What the recipe says of itself; null when the data or the network of a built-in recipe were changed, of which its sentence
    /// does not know.
    /// </summary>
    private static string? Description(Recipe recipe)
    {
        Recipe original = RecipeCatalog.Names.Contains(recipe.Name) ? RecipeReader.Load(recipe.Name) : recipe;
        return (original.Data.Set, original.Network) == (recipe.Data.Set, recipe.Network) ? recipe.Description : null;
    }

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
