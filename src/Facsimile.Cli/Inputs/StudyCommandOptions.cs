using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Facsimile.Cli.Display;
using Facsimile.Studies;

namespace Facsimile.Cli.Inputs;

/// <summary>The options of commands that run studies.</summary>
internal sealed class StudyCommandOptions
{
    private const int MostJobs = 1024;

    public Option<StudyShard?> Shard { get; } = new("--shard")
    {
        HelpName = "i/n",
        Description = "Run the i-th of n parts of the trainings, for example 1/2 on one machine and 2/2 on another. Default: all "
            + "that nobody else works on.",
        CustomParser = ParseShard,
    };

    public Option<int?> Jobs { get; } = CommonOptions.WholeNumber(
        "--jobs", "N", 1, MostJobs, "How many trainings run at once; they share the threads. Default: what is measured to be fastest.");

    public Option<string?> Data { get; } = CommonOptions.Data();

    public Option<int?> Threads { get; } = CommonOptions.Threads();

    public void AddTo(Command command)
    {
        command.Options.Add(Shard);
        command.Options.Add(Jobs);
        command.Options.Add(Data);
        command.Options.Add(Threads);
    }

    public StudyOptions Read(ParseResult result, StudyDisplay display) => new()
    {
        Shard = result.GetValue(Shard) ?? StudyShard.Whole,
        Jobs = result.GetValue(Jobs),
        DataDirectory = result.GetValue(Data),
        Threads = result.GetValue(Threads),
        Progress = display,
        Download = display,
        Status = display,
    };

    private static StudyShard? ParseShard(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        string[] parts = text.Split('/');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && number >= 1 && number <= count)
        {
            return new StudyShard(number, count);
        }

        result.AddError($"--shard is i/n with i from 1 to n, for example 1/2, not '{text}'.");
        return null;
    }
}
