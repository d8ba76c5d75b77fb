using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Cli.Display;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Data;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile data show</c>: what a set or the user's own images hold, before anything is trained on them.</summary>
internal static class DataShowCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string> images = new("NAME|PATH")
        {
            Description = "The name of a data set, or images of your own: a folder of PNG files, a .npy, .csv or IDX file.",
        };
        Option<string?> data = CommonOptions.Data();
        Option<(int Height, int Width)?> resize = PictureOptions.Resize();
        Option<ColourMode> colour = PictureOptions.Colour();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("show", "Show what a data set holds: counts, size, range and moments of its pixels, classes.")
        {
            images, data, resize, colour, json,
        };
        command.SetAction(result =>
        {
            var display = RunDisplay.Create(shell);
            var options = new ImageSetOptions
            {
                DataDirectory = result.GetValue(data),
                DownloadProgress = display,
                Resize = result.GetValue(resize),
                Colour = result.GetValue(colour),
            };
            string name = result.GetRequiredValue(images);
            NamedSets.RefuseMistyped(name);
            ImageSet set = display.While(() => ImageSet.Load(name, options));
            ImageSetDescription description = set.Describe();
            if (result.GetValue(json))
            {
                Json.Write(ToJson(description), shell);
            }
            else
            {
                Write(description, shell);
            }
        });
        return command.WithExamples(
            shell,
            "facsimile data show fashion-mnist",
            "facsimile data show my-photos/ --resize 32x32 --colour grey --json");
    }

    private static void Write(ImageSetDescription set, Shell shell)
    {
        shell.Output.WriteLine($"{set.Name}: images of {set.Shape}");
        Tables.Write(
            [
                new("Part"), Column.Number("Images"), Column.Number("Smallest"), Column.Number("Largest"),
                Column.Number("Mean"), Column.Number("Deviation"),
            ],
            Parts(set).Select(part => Row(part.Name, part.Images)),
            shell);
        if (set.ClassNames.Length > 0)
        {
            shell.Output.WriteLine();
            WriteClasses(set, shell);
        }
    }

    private static void WriteClasses(ImageSetDescription set, Shell shell)
    {
        // Classes without names are called by their labels: these need no second column.
        bool named = set.ClassNames.Where((name, label) => name != Number(label)).Any();
        Column[] names = named ? [new("Class")] : [];
        Tables.Write(
            [Column.Number("Label"), .. names, .. Parts(set).Select(part => Column.Number(part.Name))],
            set.ClassNames.Select((name, label) => (string[])
            [
                Number(label),
                .. named ? (string[])[name] : [],
                .. Parts(set).Select(part => Count(part.Images, label)),
            ]),
            shell);
    }

    private static IEnumerable<(string Name, ImageStatistics Images)> Parts(ImageSetDescription set)
        => new[] { ("train", set.Train), ("test", set.Test) }.Where(part => part.Item2.Count > 0);

    private static string[] Row(string name, ImageStatistics part) =>
    [
        name,
        part.Count.ToString("N0", CultureInfo.InvariantCulture),
        Number(part.Minimum),
        Number(part.Maximum),
        part.Mean.ToString("0.0000", CultureInfo.InvariantCulture),
        part.StandardDeviation.ToString("0.0000", CultureInfo.InvariantCulture),
    ];

    private static string Count(ImageStatistics part, int label)
        => (label < part.LabelCounts.Length ? part.LabelCounts[label] : 0).ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonObject ToJson(ImageSetDescription set) => new()
    {
        ["name"] = set.Name,
        ["shape"] = new JsonArray(set.Shape.Channels, set.Shape.Height, set.Shape.Width),
        ["classNames"] = Json.Array(set.ClassNames, name => JsonValue.Create(name)),
        ["train"] = ToJson(set.Train),
        ["test"] = ToJson(set.Test),
    };

    private static JsonObject ToJson(ImageStatistics part) => new()
    {
        ["count"] = part.Count,
        ["minimum"] = part.Minimum,
        ["maximum"] = part.Maximum,
        ["mean"] = part.Mean,
        ["standardDeviation"] = part.StandardDeviation,
        ["labelCounts"] = Json.Array(part.LabelCounts, count => JsonValue.Create(count)),
    };
}
