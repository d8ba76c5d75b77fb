using System.CommandLine;
using System.Numerics.Tensors;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Data;
using Facsimile.Models;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile encode</c>: images to codes.</summary>
internal static class EncodeCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string> run = CommonOptions.Run();
        Argument<string> images = CommonOptions.Images();
        Option<string> output = CommonOptions.Out(
            "The file to write: .csv (one line an image) or .npy (float32, N×K). It must not exist.");
        Option<Weights> weights = CommonOptions.ModelWeights();
        Option<string?> data = CommonOptions.Data();
        Option<bool> resize = CommonOptions.Resize();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("encode", "Write the codes that a model makes of images.")
        {
            run, images, output, weights, data, resize, threads,
        };
        command.SetAction(result =>
        {
            string path = OutputPath.PrepareCodes(result.GetRequiredValue(output));
            Autoencoder model = TrainedModel.Load(result.GetRequiredValue(run), result.GetValue(weights)).Autoencoder;
            var input = new ImageInput(result.GetValue(data), result.GetValue(threads), result.GetValue(resize));
            Images source = input.Load(result.GetRequiredValue(images), model, shell).Images.Images;
            Tensor<float> codes = model.Encode(source, Workers.For(result.GetValue(threads)));
            CodeFile.Write(path, codes);
            shell.Error.WriteLine($"{source.Count} codes of {model.CodeSize} numbers: {path}");
        });
        return command.WithExamples(
            "facsimile encode runs/digits-p2 mnist --out codes.csv",
            "facsimile encode runs/fashion-simple my-photos/ --resize --out codes.npy");
    }
}
