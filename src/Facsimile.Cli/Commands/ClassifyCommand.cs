using System.CommandLine;
using Facsimile.Cli.Display;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Reports;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile classify</c>: images to their classes.</summary>
internal static class ClassifyCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string> run = CommonOptions.Run();
        Argument<string[]> images = CommonOptions.ManyImages();
        Option<string?> output = new("--out")
        {
            HelpName = "FILE",
            Description = "A .csv file to write, one line an image in the order of the sources; it must not exist. Default: a table.",
        };
        Option<Weights> weights = CommonOptions.ModelWeights();
        Option<string?> data = CommonOptions.Data();
        Option<bool> resize = CommonOptions.Resize();
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("classify", "Tell the classes of images: the most probable one, and the runner-up.")
        {
            run, images, output, weights, data, resize, threads, json,
        };
        command.SetAction(result =>
        {
            string? path = result.GetValue(output);
            if (path is not null)
            {
                OutputPath.CheckTable(path);
            }

            string name = result.GetRequiredValue(run);
            var trained = TrainedModel.Load(name, result.GetValue(weights));
            Classifier model = trained.As<Classifier>(name);
            var input = new ImageInput(result.GetValue(data), result.GetValue(threads), result.GetValue(resize));
            string[] sources = result.GetRequiredValue(images);
            List<ClassifiedImage> classified =
            [
                .. sources.SelectMany(source =>
                {
                    LabelledImages loaded = input.Load(source, trained, shell).Images;
                    Classification classes = model.Classify(loaded.Images, Workers.For(input.Threads));
                    return ClassifiedImage.Of(loaded, classes, sources.Length > 1 ? source : null);
                }),
            ];
            if (path is not null)
            {
                OutputPath.WriteFile(path, () => PredictedClassesFile.Write(
                    path,
                    [.. classified.Select(one => one.Image)],
                    [.. classified.Select(one => one.Prediction)],
                    model.ClassNames));
                shell.Say($"{ProgressText.Count(classified.Count, "image")}: {path}");
            }

            if (result.GetValue(json))
            {
                Json.Write(Json.Array(classified, one => one.ToJson(model.ClassNames)), shell);
            }
            else if (path is null)
            {
                ClassifiedImage.WriteTable(classified, model.ClassNames, shell);
            }
        });
        return command.WithExamples(
            shell,
            "facsimile classify runs/mlp digit.png",
            "facsimile classify runs/mlp scans/ more-scans/ --resize --out labels.csv",
            "facsimile classify runs/mlp mnist --json");
    }
}
