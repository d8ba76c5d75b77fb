using System.CommandLine;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Inversion;
using Facsimile.Models;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile invert</c>: for each image the code that the decoder makes the nearest image of.</summary>
internal static class InvertCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string> run = CommonOptions.Run();
        Argument<string?> images = new("IMAGES")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A folder of PNG files, a single .png, .npy, .csv or IDX file, or the name of a data set (its test images "
                + "are taken). Default: the training images of the run.",
        };
        Option<string> output = CommonOptions.Out(
            "The folder to write: inversion.csv (one line an image), codes.npy, codes-before.npy and grid.png. An inversion that was "
            + "stopped or killed goes on when the same command is given again.");
        var method = new InversionOptionsInput();
        Option<int?> count = CommonOptions.WholeNumber(
            "--count", "N", 1, int.MaxValue, "How many images to invert, the first ones. Default: all.");
        Option<Weights> weights = CommonOptions.ModelWeights();
        Option<string?> data = CommonOptions.Data();
        Option<bool> resize = CommonOptions.Resize();
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "invert",
            "Find the code of each image by inverting the decoder: the code z for which the sum of squares of decoder(z) − image is "
            + "smallest. Ctrl-C stops after the current images (exit code 130), and the same command goes on.")
        {
            run, images, output, count,
        };
        foreach (Option option in method.All.Concat([weights, data, resize, threads, json]))
        {
            command.Add(option);
        }

        command.Validators.Add(method.Check);
        command.SetAction(result =>
        {
            method.Method(result);
            string folder = result.GetRequiredValue(output);
            OutputPath.RefuseFile(folder);
            string name = result.GetRequiredValue(run);
            var model = TrainedModel.Load(name, result.GetValue(weights));
            var autoencoder = model.As<Autoencoder>(name);
            var input = new ImageInput(result.GetValue(data), result.GetValue(threads), result.GetValue(resize));
            var inverted = InvertedImages.Load(result.GetValue(images), result.GetValue(count), model, input, shell);
            InversionOptions options = method.Options(
                result, autoencoder, inverted.Images.Images, inverted.Training, input.Threads);
            var action = new InversionAction(folder, autoencoder, inverted.Images, options);
            return action.Run(found => InversionOutput.Write(folder, options, found, result.GetValue(json), shell), shell);
        });
        return command.WithExamples(
            shell,
            "facsimile invert runs/vae-2 --out codes",
            "facsimile invert runs/vae-2 --start global --count 1000 --out codes",
            "facsimile invert runs/vae-2 digits/ --mask block:14x28@14,0 --out completed");
    }
}
