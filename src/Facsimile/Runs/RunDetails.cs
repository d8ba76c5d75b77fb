using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Reports;
using Facsimile.Storage;

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
            new("Recipe", recipe.Description),
            new("Loss", recipe.Loss.Name),
            new("Optimizer", Text(recipe.Optimizer)),
            new("Learning rate schedule", Text(recipe.Schedule)),
            new("Epochs", Text(recipe.Training.Epochs)),
            new("Batch size", Text(recipe.Training.BatchSize)),
            new("Weights judged", recipe.Training.Patience is null ? "those of the last epoch" : "those of the best epoch"),
            new("Seed", Text(recipe.Training.Seed)),
        ],
    };

    /// <summary>For example <c>adam, learningRate 0.001, beta1 0.9</c>, as in a recipe; a record's own text would follow the user's culture.</summary>
    private static string Text<T>(T settings)
        where T : notnull
        => string.Join(", ", JsonSerializer.SerializeToNode(settings, JsonFormat.Compact)!.AsObject()
            .Select(pair => pair.Value is JsonValue value && value.TryGetValue(out string? text) ? text : $"{pair.Key} {pair.Value?.ToJsonString()}"));

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
