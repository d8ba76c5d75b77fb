using System.CommandLine;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Reports;

namespace Facsimile.Cli.Commands;

/// <summary>What <c>denoise</c> and <c>inpaint</c> have in common: corrupt images, restore them, and measure both.</summary>
/// <param name="corruption">The option that says how images are corrupted.</param>
/// <param name="suits">Whether what a run was trained with can be taken where the option is not given.</param>
/// <param name="example">The option with a value, for messages.</param>
internal sealed class RestoreAction(Option<Corruption?> corruption, Func<Corruption, bool> suits, string example)
{
    private const int OwnCount = 100;

    private readonly Argument<string> _run = CommonOptions.Run();
    private readonly Option<string> _output = CommonOptions.Out(
        "The folder to write: restored/ (one PNG an image), grid.png (ten images clean, corrupted and restored, with their mean "
        + "squared errors) and errors.csv. It must not hold anything yet.");

    private readonly Option<Weights> _weights = CommonOptions.ModelWeights();
    private readonly Option<string?> _data = CommonOptions.Data();
    private readonly Option<bool> _resize = CommonOptions.Resize();
    private readonly Option<int?> _threads = CommonOptions.Threads();
    private readonly Option<bool> _json = CommonOptions.Json();

    private readonly Argument<string?> _images = new("IMAGES")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Clean images: a folder of PNG files, a single .png, .npy, .csv or IDX file, or the name of a data set (its "
            + "test images are taken). Default: the test images of the run's own data set.",
    };

    private readonly Option<int?> _count = CommonOptions.WholeNumber(
        "--count",
        "N",
        1,
        int.MaxValue,
        $"How many images to take, the first ones. Default: all of IMAGES, or {OwnCount} of the run's own.");

    /// <summary>A command with all of this.</summary>
    public Command Command(string name, string description, Shell shell, Option<bool>? keepKnown = null)
    {
        var command = new Command(name, description) { _run, _images, corruption, _output, _count };
        if (keepKnown is not null)
        {
            command.Add(keepKnown);
        }

        foreach (Option option in new Option[] { _weights, _data, _resize, _threads, _json })
        {
            command.Add(option);
        }

        command.SetAction(result => Run(result, keepKnown is not null && result.GetValue(keepKnown), shell));
        return command;
    }

    private void Run(ParseResult result, bool keepKnown, Shell shell)
    {
        string folder = result.GetRequiredValue(_output);
        OutputPath.CheckFolder(folder);
        string name = result.GetRequiredValue(_run);
        var model = TrainedModel.Load(name, result.GetValue(_weights));
        var autoencoder = model.As<Autoencoder>(name);
        Corruption chosen = result.GetValue(corruption) ?? Trained(name, model);
        chosen.Prepare(autoencoder.Shape);
        LabelledImages images = Load(result, model, shell);
        Restoration restoration = Restorer.Restore(autoencoder, images.Images, chosen, keepKnown, result.GetValue(_threads));
        OutputPath.WriteFolder(folder, () =>
        {
            RestorationReport.Write(folder, images, restoration);
            PictureFolder.Write(Path.Combine(folder, "restored"), images, restoration.Restored);
        });
        RestorationOutput.Write(folder, images, restoration, result.GetValue(_json), shell);
    }

    private Corruption Trained(string name, TrainedModel model)
        => model.Run?.Recipe.Corruption is { } trained && suits(trained)
            ? trained
            : throw new FacsimileException(
                $"{name} does not say what to restore images from, since it was not trained on such images; add {example}.");

    private LabelledImages Load(ParseResult result, TrainedModel model, Shell shell)
    {
        int? count = result.GetValue(_count);
        var input = new ImageInput(result.GetValue(_data), result.GetValue(_threads), result.GetValue(_resize));
        if (result.GetValue(_images) is { } nameOrPath)
        {
            return input.Load(nameOrPath, model, shell).Images.Take(count ?? int.MaxValue);
        }

        return input.OfRun(model, shell).Test.Take(count ?? OwnCount);
    }
}
