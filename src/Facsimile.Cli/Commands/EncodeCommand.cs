using System.CommandLine;
using System.Numerics.Tensors;
using Facsimile.Cli.Display;
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
        Option<string?> logVariance = new("--log-variance")
        {
            HelpName = "PATH",
            Description = "A second file, of the same form and order, for the logarithm of the variance of each number of the code; for "
                + "variational autoencoders, whose codes are the means. Default: none.",
        };
        Command command = input.Command(
            "encode", "Write the codes that a model makes of images; those of a variational autoencoder are the means.", output);
        command.Add(logVariance);
        command.SetAction(result =>
        {
            string path = OutputPath.CheckCodes(result.GetRequiredValue(output));
            string? variances = result.GetValue(logVariance) is { } second ? CheckSecond(second, path) : null;
            (Autoencoder model, LabelledImages source, WorkerPool workers) = input.Load(result, shell);
            void Write(string file, string what, Tensor<float> codes)
            {
                OutputPath.WriteFile(file, () => CodeFile.Write(file, codes, source));
                shell.Say($"{ProgressText.Count(source.Count, what)} of {ProgressText.Count(model.CodeSize, "number")}: {file}");
            }

            if (variances is null)
            {
                Write(path, "code", model.Encode(source.Images, workers));
            }
            else if (model is VariationalAutoencoder variational)
            {
                GaussianCodes codes = variational.EncodeDistribution(source.Images, workers);
                Write(path, "mean code", codes.Mean);
                Write(variances, "log-variance", codes.LogVariance);
            }
            else
            {
                throw new FacsimileException(
                    "--log-variance is for variational autoencoders; the codes of this one are points. Leave it out.");
            }
        });
        return command.WithExamples(
            shell,
            "facsimile encode runs/digits-p2 mnist --out codes.csv",
            "facsimile encode runs/vae-2 mnist --out m.npy --log-variance v.npy",
            "facsimile encode runs/fashion-simple my-photos/ --resize --out codes.npy");
    }

    private static string CheckSecond(string path, string first)
        => Path.GetFullPath(path) != Path.GetFullPath(first)
            ? OutputPath.CheckCodes(path)
            : throw new FacsimileException($"{path}: --out and --log-variance name the same file; give two.");
}
