using System.CommandLine;
using Facsimile.Cli.Display;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Studies;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile study run</c>: a study in a folder, or only its plan.</summary>
internal static class StudyRunCommand
{
    private const string StudiesFolder = "studies";

    public static Command Create(Shell shell)
    {
        Argument<string> name = new("STUDY")
        {
            Description = "A built-in study ('facsimile study list' lists them), or a JSON file of the same form.",
        };
        Option<string?> output = new("--out")
        {
            HelpName = "DIR",
            Description = "The study's folder: a new one, or one that holds the same study, to go on with it. Default: studies/ and "
                + "the study's name.",
        };
        Option<string[]> set = new("--set")
        {
            HelpName = "path=value",
            Description = "Change a setting of the recipe that is varied; may be given several times. Default: the recipe as it is.",
        };
        Option<bool> dryRun = new("--dry-run")
        {
            Description = "Only print the plan, and how long it would take here. Default: train.",
        };
        var options = new StudyCommandOptions();
        var command = new Command(
            "run",
            "Run a study: all its trainings, and a report that ranks the models. Ctrl-C stops after the current steps and leaves a "
            + "study that resumes (exit code 130); a second Ctrl-C ends at once.")
        {
            name, output, set, dryRun,
        };
        options.AddTo(command);
        command.SetAction(result =>
        {
            var plan = StudyPlan.Of(StudyInput.Load(result.GetRequiredValue(name), result.GetValue(set)));
            if (result.GetValue(dryRun))
            {
                var display = StudyDisplay.Create(shell);
                StudyPlanOutput.Write(plan, display.While(() => StudyRun.Estimate(plan, options.Read(result, display))), shell);
                return ExitCode.Success;
            }

            string folder = result.GetValue(output) ?? OutputPath.OfName(StudiesFolder, plan.Study.Name, "study");
            shell.Say(StudyPlanOutput.Summary(plan));
            return StudyAction.Run(options, result, (how, cancellation) => StudyRun.Start(plan, folder, how, cancellation), shell);
        });
        return command.WithExamples(
            shell,
            "facsimile study run fashion-epochs",
            "facsimile study run stack-84 --dry-run",
            "facsimile study run stack-84 --set data.limit=2000 --out studies/small",
            "facsimile study run stack-84 --shard 1/2   # and 2/2 on another machine");
    }
}
