using System.CommandLine;
using System.Numerics.Tensors;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Data;
using Facsimile.Models;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile decode</c>: codes to images.</summary>
internal static class DecodeCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string> run = CommonOptions.Run();
        Argument<string> codes = new("CODES") { Description = "A .csv or .npy file of codes, as 'facsimile encode' writes it." };
        Option<string> output = CommonOptions.Out(PictureOutput.Description);
        Option<Weights> weights = CommonOptions.ModelWeights();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("decode", "Write the images that a model makes of codes.")
        {
            run, codes, output, weights, threads,
        };
        command.SetAction(result =>
        {
            var pictures = PictureOutput.Check(result.GetRequiredValue(output));
            Autoencoder model = TrainedModel.Load<Autoencoder>(result.GetRequiredValue(run), result.GetValue(weights));
            string path = result.GetRequiredValue(codes);
            Tensor<float> values = CodeFile.Read(path);
            if (values.Lengths[1] != model.CodeSize)
            {
                throw new FacsimileException(
                    FormattableString.Invariant($"{path}: the codes have {values.Lengths[1]:N0} numbers each, ")
                        + FormattableString.Invariant($"but the model takes {model.CodeSize:N0}; give codes of this model."));
            }

            pictures.Write(null, model.Decode(values, Workers.For(result.GetValue(threads))), model.Shape, shell);
        });
        return command.WithExamples(
            shell,
            "facsimile decode runs/digits-p2 codes.csv --out decoded.png",
            "facsimile decode runs/digits-p2 codes.npy --out decoded.npy");
    }
}
