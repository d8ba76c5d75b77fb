using System.CommandLine;
using System.Text.Json.Nodes;
using Facsimile.Cli.Display;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Studies;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile study list</c>: the built-in studies, or the text of one.</summary>
internal static class StudyListCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string?> name = new("NAME")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A study, to see it as JSON; save it as a file to begin a study of your own. Default: list all.",
        };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("list", "List the built-in studies, or show one.") { name, json };
        command.SetAction(result =>
        {
            if (result.GetValue(name) is { } one)
            {
                shell.Output.Write(StudyInput.Load(one).ToJson());
                return;
            }

            StudyPlan[] plans = [.. StudyCatalog.Names.Select(study => StudyPlan.Of(StudyReader.Load(study)))];
            if (result.GetValue(json))
            {
                Json.Write(Json.Array(plans, ToJson), shell);
                return;
            }

            Tables.Write(
                [new("Study"), Column.Number("Trainings"), Column.Number("Models"), new("Description") { Wraps = true }],
                plans.Select(plan => (string[])
                [
                    plan.Study.Name,
                    ProgressText.Count(plan.Trainings.Length),
                    ProgressText.Count(plan.Trials.Length),
                    plan.Study.Description,
                ]),
                shell);
        });
        return command.WithExamples(
            shell,
            "facsimile study list",
            "facsimile study list fashion-epochs > mine.json   # to edit and run");
    }

    private static JsonObject ToJson(StudyPlan plan) => new()
    {
        ["name"] = plan.Study.Name,
        ["description"] = plan.Study.Description,
        ["trainings"] = plan.Trainings.Length,
        ["models"] = plan.Trials.Length,
    };
}
