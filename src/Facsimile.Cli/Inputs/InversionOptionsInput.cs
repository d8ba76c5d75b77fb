using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Inversion;
using Facsimile.Models;

namespace Facsimile.Cli.Inputs;

/// <summary>The options that say how codes are searched for.</summary>
internal sealed class InversionOptionsInput
{
    private static readonly (string Name, InversionMethod Method)[] Methods =
    [
        ("levenberg-marquardt", new LevenbergMarquardt()),
        ("l-bfgs", new Lbfgs()),
        ("bfgs", new Bfgs()),
        ("adam", new AdamDescent()),
        ("adafactor", new AdafactorDescent()),
        ("gradient-descent", new GradientDescent()),
        ("fixed-point", new FixedPoint()),
    ];

    private static readonly string[] Starts = ["encoder", "global", "restarts"];

    private readonly Option<string> _method = Choice(
        "--method", [.. Methods.Select(method => method.Name)], "How codes are searched for");

    private readonly Option<string> _start = Choice(
        "--start",
        Starts,
        "Where the search begins: at the encoder's code; besides there, at the nearest of many decoded codes all over the space; "
        + "or besides there, at random codes");

    private readonly Option<string?> _codes = new("--codes")
    {
        HelpName = "FILE",
        Description = "Begin at the codes in this .npy or .csv file, one row an image, instead. Default: as --start says.",
    };

    private readonly Option<int?> _nearest = CommonOptions.WholeNumber(
        "--nearest", "N", 1, 100, "With --start global: how many of the nearest codes each image is searched from. Default: 2.");

    private readonly Option<int?> _restarts = CommonOptions.WholeNumber(
        "--restarts", "N", 1, 1000, "With --start restarts: how many random codes each image gets. Default: 4.");

    private readonly Option<int?> _seed = CommonOptions.WholeNumber(
        "--seed", "N", 0, int.MaxValue, "With --start restarts: the seed of the random codes. Default: 0.");

    private readonly Option<int?> _iterations = CommonOptions.WholeNumber(
        "--iterations", "N", 1, 1_000_000, "The most iterations of the method. Default: the method's own.");

    private readonly Option<double?> _rate = Number(
        "--learning-rate", "The step of adam, adafactor or gradient-descent. Default: the method's own.");

    private readonly Option<double?> _tolerance = Number(
        "--tolerance", "When a search has converged; not for adam and adafactor, which make all their steps. Default: the method's own.");

    private readonly Option<int?> _polish = CommonOptions.WholeNumber(
        "--polish",
        "N",
        0,
        1_000_000,
        "The gradient steps by which levenberg-marquardt refines what it has found. Default: 50, with --start global 100.");

    private readonly Option<Corruption?> _mask = CorruptionOptions.Mask(otherwise: "nothing");

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [.. Search, _codes, _mask];

    /// <summary>Those that say nothing of single images.</summary>
    public IEnumerable<Option> Search
        => [_method, _start, _nearest, _restarts, _seed, _iterations, _rate, _tolerance, _polish];

    /// <summary>Checks options against each other.</summary>
    public void Check(CommandResult result)
    {
        string start = result.GetValue(_start) ?? Starts[0];
        void Belongs(Option option, string to)
        {
            if (result.GetResult(option) is { Implicit: false } && start != to)
            {
                result.AddError($"{option.Name} belongs to --start {to}.");
            }
        }

        Belongs(_nearest, "global");
        Belongs(_restarts, "restarts");
        Belongs(_seed, "restarts");
        if (result.GetResult(_codes) is not null && result.GetResult(_start) is { Implicit: false })
        {
            result.AddError("Give either --codes or --start.");
        }
    }

    /// <summary>The method with its settings.</summary>
    /// <exception cref="FacsimileException">An option does not belong to the method.</exception>
    public InversionMethod Method(ParseResult result)
    {
        string name = result.GetValue(_method) ?? Methods[0].Name;
        InversionMethod method = Methods.First(one => one.Name == name).Method;
        if (result.GetValue(_iterations) is { } iterations)
        {
            method = method switch
            {
                LevenbergMarquardt one => one with { MaximumIterations = iterations },
                Lbfgs one => one with { MaximumIterations = iterations },
                Bfgs one => one with { MaximumIterations = iterations },
                AdamDescent one => one with { Iterations = iterations },
                AdafactorDescent one => one with { Iterations = iterations },
                GradientDescent one => one with { MaximumIterations = iterations },
                FixedPoint one => one with { MaximumIterations = iterations },
                _ => throw Foreign(_iterations, name),
            };
        }

        if (result.GetValue(_rate) is { } rate)
        {
            method = method switch
            {
                AdamDescent one => one with { LearningRate = rate },
                AdafactorDescent one => one with { LearningRate = rate },
                GradientDescent one => one with { StepSize = rate },
                _ => throw Foreign(_rate, name),
            };
        }

        if (result.GetValue(_tolerance) is { } tolerance)
        {
            method = method switch
            {
                LevenbergMarquardt one => one with { Tolerance = tolerance },
                Lbfgs one => one with { Tolerance = tolerance },
                Bfgs one => one with { Tolerance = tolerance },
                GradientDescent one => one with { Tolerance = tolerance },
                FixedPoint one => one with { Tolerance = tolerance },
                _ => throw Foreign(_tolerance, name),
            };
        }

        if (result.GetValue(_polish) is { } steps)
        {
            method = method is LevenbergMarquardt one ? one with { PolishingSteps = steps } : throw Foreign(_polish, name);
        }
        else if (method is LevenbergMarquardt one && result.GetValue(_start) == "global")
        {
            method = one with { PolishingSteps = LevenbergMarquardt.ThoroughPolishing };
        }

        method.Validate();
        return method;
    }

    /// <summary>Method and start in words, for example <c>Levenberg-Marquardt, global start</c>.</summary>
    public string Describe(ParseResult result)
        => result.GetValue(_start) switch
        {
            "global" => $"{Method(result).Name}, global start",
            "restarts" => $"{Method(result).Name}, with restarts",
            _ => Method(result).Name,
        };

    /// <summary>All that an inversion needs to know.</summary>
    /// <param name="result">What was given.</param>
    /// <param name="autoencoder">The model.</param>
    /// <param name="images">The images to invert.</param>
    /// <param name="training">
    /// Reads the images that the model was trained on, for the codebook of a global start; null when nobody knows them.
    /// </param>
    /// <param name="threads">The number of threads; null for one a processor core.</param>
    /// <exception cref="FacsimileException">An option does not fit the model or the images.</exception>
    public InversionOptions Options(
        ParseResult result, Autoencoder autoencoder, Images images, Func<Images>? training, int? threads) => new()
        {
            Method = Method(result),
            Start = Start(result, autoencoder, images, training, threads),
            Mask = result.GetResult(_mask) is null ? null : (Mask?)result.GetValue(_mask),
            Threads = threads,
        };

    private static FacsimileException Foreign(Option option, string method)
        => new($"{option.Name} is no setting of {method}; leave it out.");

    private InversionStart Start(
        ParseResult result, Autoencoder autoencoder, Images images, Func<Images>? training, int? threads)
    {
        if (result.GetResult(_codes) is not null && result.GetValue(_codes) is { } file)
        {
            Tensor<float> codes = CodeFile.Read(file);
            return new GivenStart(codes.Rank == 2 && codes.Lengths[0] > images.Count ? Rows(codes, images.Count) : codes);
        }

        switch (result.GetValue(_start))
        {
            case "global":
                Images trained = (training ?? throw new FacsimileException(
                    "--start global looks among the codes of the training images, and a model file does not say what these are; "
                    + "give the run's folder, or take --start restarts."))();
                var workers = Workers.For(threads);
                Codebook book = autoencoder.CodeSize == 2
                    ? Codebook.Grid(autoencoder, trained, workers: workers)
                    : Codebook.OfImages(autoencoder, trained, workers: workers);
                var global = new GlobalStart(book);
                return result.GetValue(_nearest) is { } nearest ? global with { Nearest = nearest } : global;
            case "restarts":
                var restarts = new RestartStart { Seed = result.GetValue(_seed) ?? 0 };
                return result.GetValue(_restarts) is { } count ? restarts with { Restarts = count } : restarts;
            default:
                return InversionStart.Encoder;
        }
    }

    private static Tensor<float> Rows(Tensor<float> codes, int count)
    {
        float[] values = new float[codes.FlattenedLength];
        codes.FlattenTo(values);
        int size = (int)codes.Lengths[1];
        return Tensor.Create(values[..(count * size)], [count, size]);
    }

    private static Option<string> Choice(string name, string[] choices, string description)
    {
        Option<string> option = new(name)
        {
            HelpName = string.Join('|', choices),
            Description = $"{description}. Default: {choices[0]}.",
            DefaultValueFactory = _ => choices[0],
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var chosen }] && !choices.Contains(chosen))
            {
                result.AddError($"{name} is {string.Join(", ", choices[..^1])} or {choices[^1]}, not '{chosen}'.");
            }
        });
        return option;
    }

    private static Option<double?> Number(string name, string description) => new(name)
    {
        HelpName = "X",
        Description = description,
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && double.IsFinite(value)
                && value > 0)
            {
                return value;
            }

            result.AddError($"{name} is a number above 0, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };
}
