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
        Option<bool> json = CommonOptions.Json();
        var command = new Command("show", "Show what a data set holds: counts, size, range and moments of its pixels, classes.")
        {
            images, data, json,
        };
        command.SetAction(result =>
        {
            var display = RunDisplay.Create(shell);
            var options = new ImageSetOptions { DataDirectory = result.GetValue(data), DownloadProgress = display };
            ImageSet set = display.While(() => ImageSet.Load(result.GetRequiredValue(images), options));
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
        return command.WithExamples("facsimile data show fashion-mnist", "facsimile data show my-photos/ --json");
    }

    private static void Write(ImageSetDescription set, Shell shell)
    {
        shell.Output.WriteLine($"{set.Name}: images of {set.Shape}");
        Tables.Write(
            ["Part", " Images", " Smallest", " Largest", " Mean", " Deviation"],
            [Row("train", set.Train), Row("test", set.Test)],
            shell);
        if (set.ClassNames.Length > 0)
        {
            Tables.Write(
                [" Label", "Class", " Train", " Test"],
                set.ClassNames.Select(
                    (name, label) => (string[])[Number(label), name, Count(set.Train, label), Count(set.Test, label)]),
                shell);
        }
    }

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
