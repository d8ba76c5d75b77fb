namespace Facsimile.Recipes;

/// <summary>The images of a recipe.</summary>
public sealed record RecipeData
{
    /// <summary>The name of a data set, or the path of a folder or file of images.</summary>
    public required string Set { get; init; }
}
