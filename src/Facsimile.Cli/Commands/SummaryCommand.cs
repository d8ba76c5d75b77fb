using System.CommandLine;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Recipes;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile summary</c>: the layer table of a recipe or a model.</summary>
internal static class SummaryCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string> model = new("RECIPE|RUN")
        {
            Description = "A recipe (name or JSON file), a run folder, or a .safetensors file of a model.",
        };
        Option<string?> data = CommonOptions.Data();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("summary", "Show the layers of a network: output shapes, parameters, size.")
        {
            model, data, json,
        };
        command.SetAction(result =>
        {
            Autoencoder autoencoder = Load(result.GetRequiredValue(model), result.GetValue(data));
            if (result.GetValue(json))
            {
                Json.Write(ModelTable.ToJson(autoencoder), shell);
            }
            else
            {
                ModelTable.Write(autoencoder, shell);
            }
        });
        return command.WithExamples(
            shell,
            "facsimile summary fashion-deep",
            "facsimile summary runs/fashion-deep --json");
    }

    private static Autoencoder Load(string name, string? dataDirectory)
    {
        bool isRun = Directory.Exists(name) || Path.GetExtension(name) == ".safetensors";
        if (isRun && !RecipeCatalog.Names.Contains(name))
        {
            return TrainedModel.Load(name, Weights.Last).Autoencoder;
        }

        Recipe recipe = RecipeInput.Load(name);
        return Autoencoder.Dense(Shape(recipe.Data, dataDirectory), recipe.Network, recipe.Training.Seed);
    }

    /// <summary>The size of the images that the recipe trains on; only images of the user's own have to be read for it.</summary>
    private static ImageShape Shape(RecipeData data, string? dataDirectory)
    {
        ImageShape shape = DataCatalog.Find(data.Set)?.Shape
            ?? data.Load(new ImageSetOptions { DataDirectory = dataDirectory }).Shape;
        int channels = data.Colour switch
        {
            ColourMode.AsStored => shape.Channels,
            ColourMode.Rgb => 3,
            _ => 1,
        };
        return data.Resize is [int height, int width] ? new(channels, height, width) : shape with { Channels = channels };
    }
}
