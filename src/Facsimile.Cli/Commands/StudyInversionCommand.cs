using System.CommandLine;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Inversion.Analysis;
using Facsimile.Models;
using Facsimile.Reports;
using Facsimile.Runs;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile study inversion</c>: the codes of an encoder beside those that an inversion of its decoder finds.</summary>
internal static class StudyInversionCommand
{
    private const string InversionFolder = "inversion";

    public static Command Create(Shell shell)
    {
        Argument<string> run = CommonOptions.Run();
        Option<string?> classifier = new("--classifier")
        {
            HelpName = "RUN",
            Description = "A run of a classifier of such images: how often it gives the decoded code the class of the image is the "
                + "success rate. Default: none, and no success rates.",
        };
        Option<string> output = CommonOptions.Out(
            "The folder to write: report.html with all charts and tables as files beside it, and inversion/ with the codes. A study that "
            + "was stopped or killed goes on when the same command is given again.");
        var method = new InversionOptionsInput();
        Option<int?> count = CommonOptions.WholeNumber(
            "--count", "N", InversionStudy.FewestImages, int.MaxValue, "How many training images to invert, the first ones. Default: all.");
        Option<int?> judged = CommonOptions.WholeNumber(
            "--judge",
            "N",
            InversionStudy.FewestImages,
            60_000,
            "By how many of them the sets of codes are judged, the first ones. Default: 5000, as published.");
        Option<string?> data = CommonOptions.Data();
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "inversion",
            "Compare the codes of an encoder with those found by inverting the decoder, and with those of a network that learnt to invert: "
            + "losses, distances, success rates, normality, all methods beside each other.")
        {
            run, classifier, output, count, judged,
        };
        foreach (Option option in method.Search.Concat([data, threads, json]))
        {
            command.Add(option);
        }

        command.Validators.Add(method.Check);
        command.SetAction(result =>
        {
            method.Method(result);
            string name = result.GetRequiredValue(run);
            var model = TrainedModel.Load(name, Weights.Last);
            var autoencoder = model.As<Autoencoder>(name);
            Classifier? judge = result.GetValue(classifier) is { } path ? TrainedModel.Load<Classifier>(path, Weights.Last) : null;
            string folder = result.GetRequiredValue(output);
            var input = new ImageInput(result.GetValue(data), result.GetValue(threads), Resize: false);
            var options = new InversionStudyOptions { Threads = input.Threads };
            options = result.GetValue(judged) is { } images ? options with { JudgedImages = images } : options;
            var study = new InversionStudy(autoencoder, judge, options);
            CheckFolder(folder);
            var inverted = InvertedImages.Load(null, result.GetValue(count), model, input, shell);
            if (inverted.Images.Count < InversionStudy.FewestImages)
            {
                throw new FacsimileException(
                    $"The run has {inverted.Images.Count} training images, but a study needs at least {InversionStudy.FewestImages}.");
            }

            InversionStudyResult? outcome = null;
            var action = new InversionAction(
                Path.Combine(folder, InversionFolder),
                autoencoder,
                inverted.Images,
                method.Options(result, autoencoder, inverted.Images.Images, inverted.Training, input.Threads))
            {
                Finish = (found, display, cancellation) =>
                {
                    outcome = study.Run(
                        inverted.Images, inverted.ClassNames, method.Describe(result), found, display, cancellation);
                    InversionStudyReport.Write(folder, outcome, new ReportDetails { Title = $"Inversion of {Title(name, model)}" });
                },
            };
            return action.Run(_ => InversionStudyOutput.Write(folder, outcome!, result.GetValue(json), shell), shell);
        });
        return command.WithExamples(
            shell,
            "facsimile study inversion runs/vae-2 --classifier runs/cnn-small --out studies/inversion",
            "facsimile study inversion runs/vae-2 --count 5000 --start global --out studies/global");
    }

    /// <summary>Refuses a folder that holds anything but a study that was stopped.</summary>
    private static void CheckFolder(string folder)
    {
        if (!InversionRun.IsUnfinished(Path.Combine(folder, InversionFolder)))
        {
            OutputPath.CheckFolder(folder);
        }
    }

    private static string Title(string name, TrainedModel model)
        => model.Run?.Recipe.Name ?? Path.GetFileNameWithoutExtension(name);
}
