using System.Collections.Immutable;
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
            Model network = Load(result.GetRequiredValue(model), result.GetValue(data));
            if (result.GetValue(json))
            {
                Json.Write(ModelTable.ToJson(network), shell);
            }
            else
            {
                ModelTable.Write(network, shell);
            }
        });
        return command.WithExamples(
            shell,
            "facsimile summary fashion-deep",
            "facsimile summary runs/fashion-deep --json");
    }

    private static Model Load(string name, string? dataDirectory)
    {
        bool isRun = Directory.Exists(name) || Path.GetExtension(name) == ".safetensors";
        if (isRun && !RecipeCatalog.Names.Contains(name))
        {
            return TrainedModel.Load(name, Weights.Last).Model;
        }

        Recipe recipe = RecipeInput.Load(name);
        (ImageShape shape, ImmutableArray<string> classNames) = Images(recipe.Data, dataDirectory);
        return recipe.CreateModel(shape, classNames);
    }

    /// <summary>
    /// The size of the images that the recipe trains on, and their classes; only images of the user's own have to be read for it.
    /// </summary>
    private static (ImageShape Shape, ImmutableArray<string> ClassNames) Images(RecipeData data, string? dataDirectory)
    {
        if (DataCatalog.Find(data.Set) is not { } named)
        {
            ImageSet images = data.Load(new ImageSetOptions { DataDirectory = dataDirectory });
            return (images.Shape, images.ClassNames);
        }

        int channels = data.Colour switch
        {
            ColourMode.AsStored => named.Shape.Channels,
            ColourMode.Rgb => 3,
            _ => 1,
        };
        ImageShape shape = data.Resize is [int height, int width]
            ? new(channels, height, width)
            : named.Shape with { Channels = channels };
        return (shape, named.ClassNames);
    }
}
