using System.CommandLine;
using System.Globalization;
using System.Numerics.Tensors;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile encode</c>: images to codes.</summary>
internal static class EncodeCommand
{
    public static Command Create(Shell shell)
    {
        var input = new ModelAndImages();
        Option<string> output = CommonOptions.Out(
            "The file to write, in the order of the source: .csv (one line an image; the columns file and label, where these are "
            + "known, before the code) or .npy (float32, N×K). It must not exist.");
        Command command = input.Command("encode", "Write the codes that a model makes of images.", output);
        command.SetAction(result =>
        {
            string path = OutputPath.CheckCodes(result.GetRequiredValue(output));
            (Autoencoder model, LabelledImages source, WorkerPool workers) = input.Load(result, shell);
            Tensor<float> codes = model.Encode(source.Images, workers);
            OutputPath.WriteFile(path, () => CodeFile.Write(path, codes, source));
            shell.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Count:N0} code{Plural(source.Count)} of {model.CodeSize:N0} number{Plural(model.CodeSize)}: {path}"));
        });
        return command.WithExamples(
            shell,
            "facsimile encode runs/digits-p2 mnist --out codes.csv",
            "facsimile encode runs/fashion-simple my-photos/ --resize --out codes.npy");
    }

    private static string Plural(int count) => count == 1 ? string.Empty : "s";
}
