using System.CommandLine;
using System.Numerics.Tensors;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile reconstruct</c>: images to what a model makes of them.</summary>
internal static class ReconstructCommand
{
    public static Command Create(Shell shell)
    {
        var input = new ModelAndImages();
        Option<string> output = CommonOptions.Out(PictureOutput.Description);
        Command command = input.Command("reconstruct", "Write what a model makes of images.", output);
        command.SetAction(result =>
        {
            var pictures = PictureOutput.Check(result.GetRequiredValue(output));
            (Autoencoder model, LabelledImages originals, WorkerPool workers) = input.Load(result, shell);
            Tensor<float> values = model.Reconstruct(originals.Images, workers);
            pictures.Write(originals, values, model.Shape, shell);
        });
        return command.WithExamples(
            shell,
            "facsimile reconstruct runs/fashion-simple fashion-mnist --out look.png",
            "facsimile reconstruct runs/fashion-simple my-photos/ --resize --out restored/");
    }
}
