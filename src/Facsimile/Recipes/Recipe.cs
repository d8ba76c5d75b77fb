using System.Text.Json;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Optimizers;
using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Recipes;

/// <summary>
/// Everything that makes one training: data set, network, loss, optimiser and settings. A recipe is data, a JSON file; the
/// built-in ones are files of the same form.
/// </summary>
public sealed record Recipe
{
    /// <summary>Its name; the name of the run folder follows it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in a sentence.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The images.</summary>
    public required RecipeData Data { get; init; }

    /// <summary>The plan of the network.</summary>
    public required DenseArchitecture Network { get; init; }

    /// <summary>What training makes small; the mean squared error by default.</summary>
    public Loss Loss { get; init; } = new MeanSquaredError();

    /// <summary>The method that changes the weights; Adam by default.</summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>How the learning rate changes; constant by default.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>Epochs, batch size, seed and what is held out.</summary>
    public RecipeTraining Training { get; init; } = new();

    /// <summary>The recipe as JSON, indented.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonFormat.Indented) + "\n";

    /// <summary>The settings of the training.</summary>
    /// <param name="threads">The number of threads; null takes one a processor core.</param>
    public TrainingOptions ToTrainingOptions(int? threads = null) => new()
    {
        Epochs = Training.Epochs,
        BatchSize = Training.BatchSize,
        Loss = Loss,
        Optimizer = Optimizer,
        Schedule = Schedule,
        ValidationFraction = Training.ValidationFraction,
        Patience = Training.Patience,
        Seed = Training.Seed,
        Threads = threads,
    };
}
