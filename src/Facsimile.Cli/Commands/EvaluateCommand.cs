using System.CommandLine;
using Facsimile.Cli.Display;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Runs;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile evaluate</c>: the figures of a trained model on its own or any other images.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string> run = CommonOptions.Run();
        Option<string?> images = new("--data-set")
        {
            HelpName = "NAME|PATH",
            Description = "What to judge by: a data set's test images, or images of your own: a folder of PNG files, a .npy, "
                + ".csv or IDX file. Default: the test images of the run's own data set.",
        };
        Option<Weights> weights = CommonOptions.ModelWeights();
        Option<string?> output = new("--out")
        {
            HelpName = "DIR",
            Description = "A folder to write a report to; it must not hold anything yet. Default: no report, only the table.",
        };
        Option<int?> samples = CommonOptions.WholeNumber(
            "--nll-samples",
            "K",
            1,
            LikelihoodOptions.MostSamples,
            "Of variational autoencoders: how many codes to draw for each of the first 500 images in the estimate of the negative "
            + "log-likelihood. More are slower and nearer to the true value. Default: 100.");
        Option<string?> data = CommonOptions.Data();
        Option<bool> resize = CommonOptions.Resize();
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "evaluate",
            "Measure a model: how well an autoencoder gives images back (MSE, PSNR, SSIM, pixel accuracy), how well a classifier "
            + "labels them (accuracy, precision, recall, F1, confusion matrix).")
        {
            run, images, weights, output, samples, data, resize, threads, json,
        };
        command.SetAction(result =>
        {
            TrainedModel model = TrainedModel.Load(result.GetRequiredValue(run), result.GetValue(weights));
            string? folder = CheckReport(result.GetValue(output), model);
            var input = new ImageInput(result.GetValue(data), result.GetValue(threads), result.GetValue(resize));
            LikelihoodOptions likelihood = Likelihood(model, result.GetValue(samples));
            ModelEvaluation evaluation = result.GetValue(images) is { } nameOrPath && !IsOwn(nameOrPath, model, shell)
                ? OnOther(nameOrPath, model, likelihood, input, shell)
                : OnOwn(model, likelihood, input, shell);
            if (folder is not null)
            {
                OutputPath.WriteFolder(folder, () => model.Run!.WriteReport(folder, evaluation));
            }

            bool forPrograms = result.GetValue(json);
            EvaluationOutput.Write(evaluation, forPrograms, shell);
            if (folder is not null)
            {
                NamedLine.WriteReport(Path.Combine(folder, "report.html"), forPrograms, shell);
            }
        });
        return command.WithExamples(
            shell,
            "facsimile evaluate runs/fashion-simple",
            "facsimile evaluate runs/fashion-simple --data-set photos/ --resize --out other",
            "facsimile evaluate runs/fashion-simple --weights best --json");
    }

    private static LikelihoodOptions Likelihood(TrainedModel model, int? samples)
    {
        LikelihoodOptions likelihood = model.Run?.Likelihood ?? new LikelihoodOptions();
        return samples is not { } count ? likelihood
            : model.Model is VariationalAutoencoder ? likelihood with { Samples = count }
            : throw new FacsimileException(
                "--nll-samples is for variational autoencoders; other models give images no likelihood. Leave it out.");
    }

    private static string? CheckReport(string? folder, TrainedModel model)
    {
        if (folder is null)
        {
            return null;
        }

        if (model.Run is null)
        {
            throw new FacsimileException(
                "A report shows the course of a training too: give the run folder, not its model file, for --out.");
        }

        OutputPath.CheckFolder(folder);
        return folder;
    }

    /// <summary>Whether the images are those that the run was trained on, which it judges by a part that it held out.</summary>
    private static bool IsOwn(string nameOrPath, TrainedModel model, Shell shell)
    {
        if (model.Run is not { Recipe.Data.Set: var set })
        {
            return false;
        }

        bool isPath = DataCatalog.Find(nameOrPath) is null && DataCatalog.Find(set) is null;
        bool isOwn = isPath ? FullPath(nameOrPath) == FullPath(set) : nameOrPath == set;
        if (isOwn && isPath)
        {
            shell.Say($"{nameOrPath}: the run was trained on it; only the images that it held out are judged.");
        }

        return isOwn;
    }

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private static ModelEvaluation OnOwn(TrainedModel model, LikelihoodOptions likelihood, ImageInput input, Shell shell)
    {
        if (model.Run is not { } run)
        {
            throw new FacsimileException("A model file does not say what images it was trained on; name some by --data-set.");
        }

        var display = RunDisplay.Create(shell);
        return display.While(() => run.Evaluate(display.Options(input.DataDirectory, input.Threads), likelihood));
    }

    private static ModelEvaluation OnOther(
        string nameOrPath, TrainedModel model, LikelihoodOptions likelihood, ImageInput input, Shell shell)
    {
        (LabelledImages images, var classNames) = input.Load(nameOrPath, model, shell);
        var options = new EvaluationOptions { DataSet = nameOrPath, ClassNames = classNames, Threads = input.Threads };
        return model.Model switch
        {
            Classifier classifier => ClassifierEvaluator.Evaluate(classifier, images, options),
            Autoencoder autoencoder => Evaluator.Evaluate(
                autoencoder,
                images,
                options with
                {
                    TrainingImages = model.Run is { } run ? Baseline(run, input, shell) : null,
                    Corruption = model.Run?.Recipe.Corruption,
                    Likelihood = likelihood,
                }),
            _ => throw new NotSupportedException(),
        };
    }

    /// <summary>The images that the baseline is fitted to: those of the run, when they are on this machine.</summary>
    private static Images? Baseline(TrainedRun run, ImageInput input, Shell shell)
    {
        try
        {
            var options = new RunOptions { DataDirectory = input.DataDirectory, Threads = input.Threads };
            return run.LoadImages(options, download: false).Train.Images;
        }
        catch (FacsimileException error)
        {
            shell.Say($"Without a PCA baseline, which needs the run's training images: {error.Message}");
            return null;
        }
    }
}
