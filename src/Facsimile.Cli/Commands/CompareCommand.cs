using System.CommandLine;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile compare</c>: several runs in one table and one report.</summary>
internal static class CompareCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string[]> runs = new("RUN")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "The folders of finished runs, in the order in which they are to be shown.",
        };
        Option<string?> output = new("--out")
        {
            HelpName = "DIR",
            Description = "A folder to write comparison.html and its charts to; it must not hold anything yet. Default: "
                + "only the table.",
        };
        Option<NoiseInput?> noise = CorruptionOptions.NoiseLevels();
        Option<string?> data = CommonOptions.Data();
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "compare",
            "Put several runs side by side: one table, one chart of their losses, and if wanted of their errors as noise grows.")
        {
            runs, output, noise, data, threads, json,
        };
        command.SetAction(result =>
        {
            string? folder = result.GetValue(output);
            if (folder is not null)
            {
                OutputPath.CheckFolder(folder);
            }

            Comparison compared = ComparedRuns.Read(
                result.GetRequiredValue(runs),
                result.GetValue(noise) is { } levels
                    ? opened => levels.Compare(opened, result.GetValue(data), result.GetValue(threads), shell)
                    : null);
            bool forPrograms = result.GetValue(json);
            List<string> images = [.. compared.Judged.Distinct()];
            if (images.Count > 1)
            {
                shell.Say(
                    $"The runs were judged by different images, so their figures cannot be compared: {string.Join("; ", images)}.");
            }

            if (folder is not null)
            {
                OutputPath.WriteFolder(folder, () => compared.WriteReport(folder));
            }

            if (forPrograms)
            {
                Json.Write(compared.Json, shell);
            }
            else
            {
                Tables.Write(compared.Columns, compared.Rows, shell);
                if (compared.Noise is { } restored)
                {
                    NoiseOutput.Write(restored, shell);
                }
            }

            if (folder is not null)
            {
                NamedLine.WriteReport(Path.Combine(folder, "comparison.html"), forPrograms, shell);
            }
        });
        return command.WithExamples(
            shell,
            "facsimile compare runs/digits-p2 runs/digits-p16 --out runs/latent-sizes",
            "facsimile compare runs/digits-p2 runs/digits-p16 --noise uniform:0,0.2,0.4,0.6");
    }
}
