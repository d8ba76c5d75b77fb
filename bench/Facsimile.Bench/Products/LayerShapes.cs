using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Recipes;

namespace Facsimile.Bench.Products;

/// <summary>The layers that products are measured on.</summary>
internal static class LayerShapes
{
    private static readonly ImageShape Digit = new(1, 28, 28);

    /// <summary>Those that the goals are stated for: large, middling and small.</summary>
    public static IReadOnlyList<LayerShape> Goals { get; } =
    [
        new(1024, 1024, 1024),
        new(4096, 784, 784),
        new(256, 784, 784),
        new(64, 784, 128),
    ];

    /// <summary>Those of the built-in recipes and of the networks to come, each once.</summary>
    public static IReadOnlyList<LayerShape> OfNetworks { get; } =
    [
        .. RecipeCatalog.Names.SelectMany(OfRecipe)
            .Concat(Layers(128, 784, 500, 500, 10))
            .Concat(Autoencoder(32, LayerWidths.Linear(784, 16, 8)))
            .Concat(Autoencoder(64, LayerWidths.Linear(784, 16, 8)))
            .Concat(Layers(32, 784, 784))
            .Distinct(),
    ];

    /// <summary>All of them, the goals first.</summary>
    public static IReadOnlyList<LayerShape> All { get; } = [.. Goals.Concat(OfNetworks).Distinct()];

    private static IEnumerable<LayerShape> OfRecipe(string name)
    {
        Recipe recipe = RecipeReader.Load(name);
        return RecipeModel.Of(recipe, Digit).Network.Layers.OfType<Dense>()
            .Select(layer => new LayerShape(recipe.Training.BatchSize, layer.Inputs, layer.Outputs));
    }

    private static IEnumerable<LayerShape> Autoencoder(int batch, IReadOnlyCollection<int> widths)
        => Layers(batch, [784, .. widths, .. widths.Reverse().Skip(1), 784]);

    private static IEnumerable<LayerShape> Layers(int batch, params int[] widths)
        => widths.Zip(widths.Skip(1), (inputs, outputs) => new LayerShape(batch, inputs, outputs));
}
