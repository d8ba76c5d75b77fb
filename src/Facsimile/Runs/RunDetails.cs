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
    public static ReportDetails Of(Recipe recipe, Autoencoder autoencoder, ImageSet images) => Of(recipe, autoencoder) with
    {
        DataDescription = string.Create(
            CultureInfo.InvariantCulture,
            $"{images.Name}: {Training(recipe, images):N0} images of {images.Shape} to train on, "
            + $"{images.Train.Count - Training(recipe, images):N0} held out for validation, {images.Test.Count:N0} to judge by."),
    };

    /// <summary>The same without a word on the data.</summary>
    public static ReportDetails Of(Recipe recipe, Autoencoder autoencoder) => new()
    {
        Title = recipe.Name,
        Model = autoencoder.Summary,
        Settings =
        [
            new("Optimizer", recipe.Optimizer.ToString()),
            new("Learning rate schedule", recipe.Schedule.ToString()),
            new("Epochs", Text(recipe.Training.Epochs)),
            new("Batch size", Text(recipe.Training.BatchSize)),
            new("Weights judged", recipe.Training.Patience is null ? "those of the last epoch" : "those of the best epoch"),
            new("Seed", Text(recipe.Training.Seed)),
        ],
    };

    private static int Training(Recipe recipe, ImageSet images)
        => images.Train.Split(recipe.Training.ValidationFraction, recipe.Training.Seed).Remaining.Length;

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
