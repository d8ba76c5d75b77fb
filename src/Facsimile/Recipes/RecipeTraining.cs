namespace Facsimile.Recipes;

/// <summary>The numbers of a recipe's training.</summary>
public sealed record RecipeTraining
{
    /// <summary>How many times the training images are gone through; 20 by default.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>How many images make one step; 128 by default.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>The seed of weights, order, split and dropout; 1 by default.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The share of the training images that is held out for the validation loss; 0 by default.</summary>
    public double ValidationFraction { get; init; }

    /// <summary>
    /// After how many epochs without a lower validation loss to stop, and keep the best weights; null, the default, for never.
    /// </summary>
    public int? Patience { get; init; }
}
