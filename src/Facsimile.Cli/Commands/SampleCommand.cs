using System.CommandLine;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Models;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile sample</c>: new images from a variational autoencoder.</summary>
internal static class SampleCommand
{
    private const int UsualCount = 100;
    private const int MostImages = 100_000;

    public static Command Create(Shell shell)
    {
        Argument<string> run = CommonOptions.Run();
        Option<int?> count = CommonOptions.WholeNumber(
            "--count", "N", 1, MostImages, $"How many images, 1 to {MostImages}. Default: {UsualCount}.");
        Option<int?> seed = CommonOptions.WholeNumber(
            "--seed", "S", 0, int.MaxValue, "Which images: the same seed gives the same ones. Default: 0.");
        Option<string> output = CommonOptions.Out(PictureOutput.NumberedDescription);
        Option<Weights> weights = CommonOptions.ModelWeights();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command(
            "sample", "Write new images: what a variational autoencoder makes of codes drawn from N(0, I).")
        {
            run, count, seed, output, weights, threads,
        };
        command.SetAction(result =>
        {
            var pictures = PictureOutput.Check(result.GetRequiredValue(output));
            var model = TrainedModel.Load<VariationalAutoencoder>(result.GetRequiredValue(run), result.GetValue(weights));
            var images = model.Sample(
                result.GetValue(count) ?? UsualCount, result.GetValue(seed) ?? 0, Workers.For(result.GetValue(threads)));
            pictures.Write(null, images, model.Shape, shell, withGrid: true);
        });
        return command.WithExamples(
            shell,
            "facsimile sample runs/vae-2 --out samples.png",
            "facsimile sample runs/vae-2 --count 1000 --seed 7 --out samples");
    }
}
