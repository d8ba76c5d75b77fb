using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Facsimile.Data;

namespace Facsimile.Cli.Inputs;

/// <summary>Options and arguments that several commands have.</summary>
internal static class CommonOptions
{
    private const int MostThreads = 1024;

    private const string ImagesDescription = "A folder of PNG files, a single .png, .npy, .csv or IDX file, "
        + "or the name of a data set (its test images are taken).";

    public static Argument<string> Run() => new("RUN")
    {
        Description = "The folder of a finished run, or a single .safetensors file of a model.",
    };

    public static Argument<string> Images() => new("IMAGES") { Description = ImagesDescription };

    public static Argument<string[]> ManyImages() => new("IMAGES")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = $"{ImagesDescription} Several may be given.",
    };

    public static Option<string?> Data()
    {
        IEnumerable<string> sizes = DataCatalog.All.Where(set => !set.IsBuiltIn).Select(
            set => string.Create(CultureInfo.InvariantCulture, $"{set.Name} {set.Bytes / 1e6:0} MB"));
        Option<string?> option = new("--data")
        {
            HelpName = "DIR",
            Description = "The folder in which named data sets are looked for first. Default: FACSIMILE_DATA, the user's cache, "
                + $"then a download from the official sites ({string.Join(", ", sizes)}).",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var folder }] && !Directory.Exists(folder))
            {
                result.AddError($"--data {folder}: there is no such folder.");
            }
        });
        return option;
    }

    public static Option<int?> Threads() => WholeNumber(
        "--threads",
        "N",
        1,
        MostThreads,
        "How many threads share the work; they change no result. Default: one a processor core.");

    public static Option<bool> Json() => new("--json")
    {
        Description = "Write one JSON document to standard output, for programs. Default: a table for people.",
    };

    public static Option<bool> Resize() => new("--resize")
    {
        Description = "Bring images of another size, or grey and RGB, to what the model takes. Default: they must fit.",
    };

    public static Option<Weights> ModelWeights()
    {
        Option<Weights> option = new("--weights")
        {
            HelpName = "last|best",
            Description = "Which weights of a run folder to take: those after the last epoch, or those after the best one. "
                + "Default: last.",
            CustomParser = ParseWeights,
        };
        return option;
    }

    public static Option<string> Out(string what) => new("--out")
    {
        HelpName = "PATH",
        Description = what,
        Required = true,
    };

    /// <summary>An option for a whole number in a range.</summary>
    public static Option<int?> WholeNumber(string name, string helpName, int minimum, int maximum, string description)
        => new(name)
        {
            HelpName = helpName,
            Description = description,
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
                    && value >= minimum && value <= maximum)
                {
                    return value;
                }

                string range = maximum == int.MaxValue ? $"{minimum} or more" : $"{minimum} to {maximum}";
                result.AddError($"{name} is a whole number, {range}, not '{result.Tokens[0].Value}'.");
                return null;
            },
        };

    private static Weights ParseWeights(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "last":
                return Weights.Last;
            case "best":
                return Weights.Best;
            default:
                result.AddError($"--weights is last or best, not '{result.Tokens[0].Value}'.");
                return Weights.Last;
        }
    }
}
