using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Data;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile data list</c>: the sets, and where their files are.</summary>
internal static class DataListCommand
{
    public static Command Create(Shell shell)
    {
        Option<string?> data = CommonOptions.Data();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("list", "List the data sets that are known by name, and where their files are.") { data, json };
        command.SetAction(result =>
        {
            string? directory = result.GetValue(data);
            if (result.GetValue(json))
            {
                Json.Write(Json.Array(DataCatalog.All, set => ToJson(set, directory)), shell);
                return;
            }

            Tables.Write(
                [
                    new("Set"), Column.Number("Images"), Column.Number("Size"), new("Where"),
                    new("Description") { Wraps = true, LeftOutAs = 1 },
                ],
                DataCatalog.All.Select(
                    set => (string[])[set.Name, Counts(set), set.Shape.ToString(), Place(set, directory), set.Description]),
                shell);
        });
        return command.WithExamples(shell, "facsimile data list", "facsimile data list --json");
    }

    private static string Counts(NamedDataSet set)
        => string.Create(CultureInfo.InvariantCulture, $"{set.TrainCount:N0} + {set.TestCount:N0}");

    private static string Place(NamedDataSet set, string? directory)
        => set.IsBuiltIn ? "built in" : DataCatalog.Locate(set, directory) ?? "not on this machine";

    private static JsonObject ToJson(NamedDataSet set, string? directory) => new()
    {
        ["name"] = set.Name,
        ["description"] = set.Description,
        ["licence"] = set.Licence,
        ["shape"] = new JsonArray(set.Shape.Channels, set.Shape.Height, set.Shape.Width),
        ["trainCount"] = set.TrainCount,
        ["testCount"] = set.TestCount,
        ["classNames"] = Json.Array(set.ClassNames, name => JsonValue.Create(name)),
        ["builtIn"] = set.IsBuiltIn,
        ["folder"] = DataCatalog.Locate(set, directory),
        ["bytes"] = set.Bytes,
    };
}
