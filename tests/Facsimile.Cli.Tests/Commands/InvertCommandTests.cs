using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Inversion;
using Facsimile.Models;

namespace Facsimile.Cli.Tests.Commands;

public sealed class InvertCommandTests(SampleInversion sample) : IClassFixture<SampleInversion>
{
    private Autoencoder Model { get; } = Autoencoder.Load(Path.Combine(sample.Run, "model.safetensors"));

    [Fact]
    public void Files_hold_what_the_library_finds()
    {
        string folder = sample.Fresh();
        Cli.Outcome outcome = Cli.Run("invert", sample.Run, sample.Csv, "--count", "40", "--out", folder);

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        InversionResult expected = Invert(40);
        Assert.Equal(expected.CodesBefore.ToArray(), NpyFile.ReadFloats(Path.Combine(folder, "codes-before.npy")).ToArray());
        Assert.Equal(expected.CodesAfter.ToArray(), NpyFile.ReadFloats(Path.Combine(folder, "codes.npy")).ToArray());
        string[] lines = Table(folder);
        Assert.Equal(40, lines.Length);
        Assert.StartsWith(
            FormattableString.Invariant($"7,,1,{expected.LossesBefore[7]:R},{expected.LossesAfter[7]:R},{expected.Change(7):R},"),
            lines[7],
            StringComparison.Ordinal);

        string mean = expected.LossesAfter.Average().ToString("F2", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Matches($"\nLoss after +{mean} ", outcome.Output);
        Assert.Contains("method     Levenberg-Marquardt\n", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith($"pictures   {Path.Combine(folder, "grid.png")}\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("40/40 images  loss ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_same_figures()
    {
        string folder = sample.Fresh();
        JsonNode json = JsonNode.Parse(
            Cli.Run("invert", sample.Run, sample.Csv, "--count", "30", "--out", folder, "--json").Output)!;
        InversionResult expected = Invert(30);
        Assert.Equal(folder, (string?)json["out"]);
        Assert.Equal("Levenberg-Marquardt", (string?)json["method"]);
        Assert.Equal(30, (int)json["images"]!);
        Assert.Equal(expected.LossesBefore.Average(), (double)json["lossBefore"]!["mean"]!, 1e-9);
        Assert.Equal(expected.LossesAfter.Average(), (double)json["lossAfter"]!["mean"]!, 1e-9);
        Assert.Equal(Enumerable.Range(0, 30).Average(expected.Change), (double)json["deltaPercent"]!["mean"]!, 1e-9);
        Assert.Equal(30, json["outcomes"]!.AsObject().Sum(outcome => (int)outcome.Value!));
    }

    [Theory]
    [InlineData("levenberg-marquardt", "Levenberg-Marquardt", "--iterations 3 --tolerance 1e-3 --polish 0")]
    [InlineData("l-bfgs", "L-BFGS", "--iterations 3 --tolerance 1e-3")]
    [InlineData("bfgs", "BFGS", "--iterations 3 --tolerance 1e-3")]
    [InlineData("adam", "Adam", "--iterations 3 --learning-rate 0.1")]
    [InlineData("adafactor", "Adafactor", "--iterations 3 --learning-rate 0.1")]
    [InlineData("gradient-descent", "gradient descent", "--iterations 3 --learning-rate 0.001 --tolerance 1e-3")]
    [InlineData("fixed-point", "fixed point", "--iterations 3 --tolerance 1e-3")]
    public void Each_method_is_known_by_its_name_and_takes_its_settings(string name, string title, string settings)
    {
        InversionMethod method = name switch
        {
            "levenberg-marquardt" => new LevenbergMarquardt { MaximumIterations = 3, Tolerance = 1e-3, PolishingSteps = 0 },
            "l-bfgs" => new Lbfgs { MaximumIterations = 3, Tolerance = 1e-3 },
            "bfgs" => new Bfgs { MaximumIterations = 3, Tolerance = 1e-3 },
            "adam" => new AdamDescent { Iterations = 3, LearningRate = 0.1 },
            "adafactor" => new AdafactorDescent { Iterations = 3, LearningRate = 0.1 },
            "gradient-descent" => new GradientDescent { MaximumIterations = 3, StepSize = 0.001, Tolerance = 1e-3 },
            _ => new FixedPoint { MaximumIterations = 3, Tolerance = 1e-3 },
        };
        Assert.Equal(title, method.Name);
        string folder = sample.Fresh();
        Cli.Outcome outcome = Cli.Run(
            ["invert", sample.Run, sample.Csv, "--count", "12", "--method", name, .. settings.Split(' '), "--out", folder]);

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        AssertCodes(Invert(12, new InversionOptions { Method = method }), folder);
    }

    [Theory]
    [InlineData("--method adam --tolerance 0.1", "--tolerance is no setting of adam; leave it out.")]
    [InlineData("--method adafactor --polish 3", "--polish is no setting of adafactor; leave it out.")]
    [InlineData("--method l-bfgs --learning-rate 0.1", "--learning-rate is no setting of l-bfgs; leave it out.")]
    [InlineData("--learning-rate 0.1", "--learning-rate is no setting of levenberg-marquardt; leave it out.")]
    [InlineData("--nearest 3", "--nearest belongs to --start global.")]
    [InlineData("--start restarts --nearest 3", "--nearest belongs to --start global.")]
    [InlineData("--restarts 3", "--restarts belongs to --start restarts.")]
    [InlineData("--start global --seed 3", "--seed belongs to --start restarts.")]
    [InlineData("--codes x.npy --start global", "Give either --codes or --start.")]
    [InlineData("--method newton", "--method is levenberg-marquardt, l-bfgs, bfgs,")]
    [InlineData("--start middle", "--start is encoder, global or restarts, not 'middle'.")]
    [InlineData("--count 0", "--count is a whole number, 1 or more")]
    [InlineData("--iterations 0", "--iterations is a whole number, 1 to")]
    [InlineData("--iterations 99999999999999999999", "--iterations is a whole number, 1 to")]
    [InlineData("--method adam --learning-rate nan", "--learning-rate is a number above 0, not 'nan'.")]
    [InlineData("--method adam --learning-rate -1", "--learning-rate is a number above 0, not '-1'.")]
    [InlineData("--tolerance -1e-3", "--tolerance is a number above 0, not '-1e-3'.")]
    [InlineData("--tolerance 1e999", "--tolerance is a number above 0, not '1e999'.")]
    [InlineData("--mask masking:1", "hides")]
    [InlineData("--mask block:9x9@0,0", "block")]
    [InlineData("--mask block:8x8@0,0", "The mask, a block of 8×8 hidden")]
    [InlineData("--mask masking:0.99", "The mask hides all of image ")]
    [InlineData("--method fixed-point --mask block:4x8@0,0", "needs whole images")]
    public void Options_that_do_not_fit_are_refused_in_a_line_and_nothing_is_written(string options, string expected)
    {
        string folder = Path.Combine(sample.Fresh(), "inner");
        Assert.Contains(
            expected, Cli.Refuse(["invert", sample.Run, .. options.Split(' '), "--out", folder]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(folder)));
    }

    [Fact]
    public void Hidden_pixels_do_not_count_and_are_filled_in()
    {
        string folder = sample.Fresh();
        Cli.Run("invert", sample.Run, sample.Csv, "--count", "15", "--mask", "block:4x8@4,0", "--start", "global", "--out", folder);

        var mask = new BlockMask { Top = 4, Left = 0, Height = 4, Width = 8, Place = BlockPlace.Fixed };
        Images training = TrainingImages();
        AssertCodes(
            Invert(15, new InversionOptions
            {
                Method = new LevenbergMarquardt { PolishingSteps = LevenbergMarquardt.ThoroughPolishing },
                Start = new GlobalStart(Codebook.Grid(Model, training)),
                Mask = mask,
            }),
            folder);

        // The picture has one row more, that of the known pixels.
        string whole = sample.Fresh();
        Cli.Run("invert", sample.Run, sample.Csv, "--count", "15", "--out", whole);
        Assert.True(
            PngFile.Read(Path.Combine(folder, "grid.png")).Shape.Height > PngFile.Read(Path.Combine(whole, "grid.png")).Shape.Height);
    }

    [Fact]
    public void Search_begins_where_it_is_told_to()
    {
        string codes = sample.Fresh(".npy");
        float[] values = [.. Enumerable.Range(0, 60).Select(i => i / 30f)];
        NpyFile.Write(codes, values, 30, 2);
        string given = sample.Fresh();
        Cli.Run("invert", sample.Run, sample.Csv, "--count", "20", "--codes", codes, "--out", given);
        Assert.Equal(values[..40], NpyFile.ReadFloats(Path.Combine(given, "codes-before.npy")).ToArray());
        AssertCodes(
            Invert(20, new InversionOptions
            {
                Start = new GivenStart(System.Numerics.Tensors.Tensor.Create(values[..40], [20, 2])),
            }),
            given);

        string random = sample.Fresh();
        Cli.Run("invert", sample.Run, sample.Csv, "--count", "20", "--start", "restarts", "--restarts", "3", "--seed", "9", "--out", random);
        AssertCodes(Invert(20, new InversionOptions { Start = new RestartStart { Restarts = 3, Seed = 9 } }), random);
        Assert.Equal("encoder and 3 random codes, seed 9", (string?)Settings(random)["start"]);

        string global = sample.Fresh();
        Cli.Run("invert", sample.Run, sample.Csv, "--count", "20", "--start", "global", "--nearest", "5", "--polish", "7", "--out", global);
        AssertCodes(
            Invert(20, new InversionOptions
            {
                Method = new LevenbergMarquardt { PolishingSteps = 7 },
                Start = new GlobalStart(Codebook.Grid(Model, TrainingImages())) { Nearest = 5 },
            }),
            global);
        Assert.StartsWith("encoder and the nearest 5 of 4096 codes, checksum ", (string?)Settings(global)["start"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_file_has_no_codebook_and_images_of_ones_own_need_no_training_images()
    {
        string folder = sample.Fresh();
        string model = Path.Combine(sample.Run, "model.safetensors");
        Assert.Contains(
            "give the run's folder, or take --start restarts",
            Cli.Refuse("invert", model, sample.Csv, "--count", "5", "--start", "global", "--out", folder),
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        Cli.Run("invert", model, sample.Csv, "--count", "5", "--out", folder);
        AssertCodes(Invert(5), folder);

        // A run whose training images are gone.
        string run = Directory.CreateDirectory(sample.Fresh()).FullName;
        foreach (string file in Directory.GetFiles(sample.Run))
        {
            File.Copy(file, Path.Combine(run, Path.GetFileName(file)));
        }

        string recipe = Path.Combine(run, "recipe.json");
        File.WriteAllText(recipe, File.ReadAllText(recipe).Replace("images.csv", "gone.csv", StringComparison.Ordinal));
        string again = sample.Fresh();
        Cli.Run("invert", run, sample.Csv, "--count", "5", "--out", again);
        AssertCodes(Invert(5), again);
        Assert.Contains(
            "gone.csv",
            Cli.Refuse("invert", run, sample.Csv, "--count", "5", "--start", "global", "--out", sample.Fresh()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_images_those_of_the_training_are_taken_and_files_keep_their_names()
    {
        string folder = sample.Fresh();
        Cli.Run("invert", sample.Run, "--count", "5", "--out", folder);
        AssertCodes(new Inverter(Model).Invert(TrainingImages().Slice(0, 5)), folder);

        string pictures = Directory.CreateDirectory(sample.Fresh()).FullName;
        PngFile.Write(Path.Combine(pictures, "a, b.png"), sample.Images.Shape, sample.Images[3]);
        string named = sample.Fresh();
        Cli.Run("invert", sample.Run, pictures, "--out", named);
        Assert.StartsWith("0,\"a, b.png\",,", Table(named)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Given_codes_that_do_not_fit_are_refused()
    {
        string Codes(int rows, int columns, float value = 0.5f)
        {
            string path = sample.Fresh(".npy");
            NpyFile.Write(path, Enumerable.Repeat(value, rows * columns).ToArray(), rows, columns);
            return path;
        }

        string text = sample.Fresh(".csv");
        File.WriteAllText(text, "1,2\n3,nan\n");
        AssertRefused("The given codes are 20×3, but the decoder takes codes of 2", "--count", "20", "--codes", Codes(20, 3));
        AssertRefused("There are 19 given codes for 20 images", "--count", "20", "--codes", Codes(19, 2));
        AssertRefused("codes are finite numbers; there is NaN", "--codes", Codes(20, 2, float.NaN));
        AssertRefused("codes are finite numbers", "--codes", text);
        AssertRefused("there is no such file", "--codes", sample.Fresh(".npy"));
        AssertRefused("codes are kept in .csv or .npy files", "--codes", Path.Combine(sample.Run, "recipe.json"));
        AssertRefused("a given code is far outside", "--count", "20", "--method", "l-bfgs", "--codes", Codes(20, 2, float.MaxValue));
    }

    [Fact]
    public void Models_and_images_that_do_not_fit_are_refused()
    {
        string image = sample.Fresh(".png");
        PngFile.Write(image, new ImageShape(1, 6, 5), new byte[30]);
        string folder = sample.Fresh();
        Assert.Contains("is a classifier", Cli.Refuse("invert", sample.Classifier, "--out", folder), StringComparison.Ordinal);
        Assert.Contains("there is no such folder", Cli.Refuse("invert", sample.Fresh(), "--out", folder), StringComparison.Ordinal);
        Assert.Contains("add --resize", Cli.Refuse("invert", sample.Run, image, "--out", folder), StringComparison.Ordinal);
        Assert.Contains(
            "name some as IMAGES", Cli.Refuse("invert", Path.Combine(sample.Run, "model.safetensors"), "--out", folder), StringComparison.Ordinal);
        Assert.Contains("--out", Cli.Refuse("invert", sample.Run), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        Assert.Equal(ExitCode.Success, Cli.Run("invert", sample.Run, image, "--resize", "--out", folder).ExitCode);
    }

    [Fact]
    public void Folders_that_cannot_be_used_are_refused()
    {
        string folder = sample.Fresh();
        string[] arguments = ["invert", sample.Run, "--count", "5", "--out"];
        Cli.Run([.. arguments, folder]);
        Dictionary<string, byte[]> before = RunFiles.Read(folder);
        Assert.Contains("holds a finished inversion; choose another --out", Cli.Refuse([.. arguments, folder]), StringComparison.Ordinal);
        Assert.Contains("holds an inversion of another model", Cli.Refuse([.. arguments, folder, "--method", "bfgs"]), StringComparison.Ordinal);
        Assert.Equal(before, RunFiles.Read(folder));
        Assert.Contains("is not empty", Cli.Refuse([.. arguments, sample.Run]), StringComparison.Ordinal);
        Assert.Contains("is there already", Cli.Refuse([.. arguments, sample.Csv]), StringComparison.Ordinal);
        Assert.Contains("is a file, not a folder", Cli.Refuse([.. arguments, Path.Combine(sample.Csv, "inner")]), StringComparison.Ordinal);

        string locked = Directory.CreateDirectory(sample.Fresh()).FullName;
        using var held = new FileStream(Path.Combine(locked, ".lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.Contains("is in use: another process writes in this folder", Cli.Refuse([.. arguments, locked]), StringComparison.Ordinal);
    }

    private static string[] Table(string folder) => File.ReadAllLines(Path.Combine(folder, "inversion.csv"))[1..];

    private static JsonNode Settings(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "inversion.json")))!;

    private static void AssertCodes(InversionResult expected, string folder)
        => Assert.Equal(expected.CodesAfter.ToArray(), NpyFile.ReadFloats(Path.Combine(folder, "codes.npy")).ToArray());

    private void AssertRefused(string expected, params string[] options)
    {
        string folder = sample.Fresh();
        Assert.Contains(expected, Cli.Refuse(["invert", sample.Run, .. options, "--out", folder]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    private InversionResult Invert(int count, InversionOptions? options = null)
        => new Inverter(Model, options).Invert(sample.Images.Slice(0, count));

    private Images TrainingImages()
        => ImageSet.Load(sample.Csv, new ImageSetOptions { TestFraction = 0.1 }).Train.Images;
}
