using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Data;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile data verify</c>: compares files with their checksums.</summary>
internal static class DataVerifyCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string?> name = NamedSets.Argument();
        Option<string?> data = CommonOptions.Data();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "verify", "Compare the files of data sets with their checksums; exit code 2 when one is missing or wrong.")
        {
            name, data, json,
        };
        command.SetAction(result =>
        {
            ImmutableArray<(NamedDataSet Set, DataFileCheck Check)> checks =
            [
                .. from set in NamedSets.Chosen(result.GetValue(name))
                   from check in DataCatalog.Verify(set, result.GetValue(data))
                   select (set, check),
            ];
            if (result.GetValue(json))
            {
                Json.Write(Json.Array(checks, pair => ToJson(pair.Set, pair.Check)), shell);
            }
            else
            {
                Tables.Write(
                    [new("Set"), new("State"), new("File")],
                    checks.Select(pair => (string[])[pair.Set.Name, State(pair.Check), pair.Check.Path ?? pair.Check.Name]),
                    shell);
            }

            return checks.All(pair => pair.Check.State == DataFileState.Correct) ? ExitCode.Success : ExitCode.BadInput;
        });
        return command.WithExamples(shell, "facsimile data verify", "facsimile data verify mnist --data ~/datasets");
    }

    private static string State(DataFileCheck check) => check.State switch
    {
        DataFileState.Correct => "correct",
        DataFileState.Missing => "missing",
        _ => "wrong checksum",
    };

    private static JsonObject ToJson(NamedDataSet set, DataFileCheck check) => new()
    {
        ["set"] = set.Name,
        ["file"] = check.Name,
        ["path"] = check.Path,
        ["state"] = check.State switch
        {
            DataFileState.Correct => "correct",
            DataFileState.Missing => "missing",
            _ => "wrongChecksum",
        },
        ["expectedMd5"] = check.ExpectedMd5,
        ["foundMd5"] = check.FoundMd5,
    };
}
