using System.CommandLine;
using System.Numerics.Tensors;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Data;
using Facsimile.Models;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile reconstruct</c>: images to what a model makes of them.</summary>
internal static class ReconstructCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string> run = CommonOptions.Run();
        Argument<string> images = CommonOptions.Images();
        Option<string> output = CommonOptions.Out(PictureOutput.Description);
        Option<Weights> weights = CommonOptions.ModelWeights();
        Option<string?> data = CommonOptions.Data();
        Option<bool> resize = CommonOptions.Resize();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("reconstruct", "Write what a model makes of images.")
        {
            run, images, output, weights, data, resize, threads,
        };
        command.SetAction(result =>
        {
            var pictures = PictureOutput.Check(result.GetRequiredValue(output));
            Autoencoder model = TrainedModel.Load(result.GetRequiredValue(run), result.GetValue(weights)).Autoencoder;
            var input = new ImageInput(result.GetValue(data), result.GetValue(threads), result.GetValue(resize));
            LabelledImages originals = input.Load(result.GetRequiredValue(images), model, shell).Images;
            Tensor<float> values = model.Reconstruct(originals.Images, Workers.For(result.GetValue(threads)));
            pictures.Write(originals, values, model.Shape, shell);
        });
        return command.WithExamples(
            shell,
            "facsimile reconstruct runs/fashion-simple fashion-mnist --out look.png",
            "facsimile reconstruct runs/fashion-simple my-photos/ --resize --out restored/");
    }
}
