using System.Globalization;
using System.Text.RegularExpressions;
using Facsimile.Cli.Display;
using Facsimile.Studies;

namespace Facsimile.Cli.Tests.Display;

public sealed partial class TerminalStudyDisplayTests
{
    [Fact]
    public void Text_that_stays_takes_the_place_of_the_lines_and_leaves_nothing_of_them()
    {
        string[] screen = Draw(display =>
        {
            display.Report("measuring the speed of 24 trainings");
            display.Write("Training  Time\nfirst     0:01\n");
            display.Report(Half);
        });

        Assert.Equal(["Training  Time", "first     0:01"], screen[..2]);
        Assert.EndsWith(" 50 %", screen[2], StringComparison.Ordinal);
        Assert.StartsWith("1 of 2 trainings", screen[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Bar_stays_where_it_is_while_a_step_is_told()
    {
        string[] screen = Draw(display =>
        {
            display.Report(Half);
            display.Report("writing the report");
        });

        Assert.EndsWith(" 50 %", screen[0], StringComparison.Ordinal);
        Assert.Equal("writing the report", screen[1]);
    }

    private static StudyProgress Half => new(1, 2, [], 0.5, TimeSpan.FromMinutes(1), null);

    /// <summary>What stands on a terminal just before the display ends.</summary>
    private static string[] Draw(Action<StudyDisplay> action)
    {
        using var written = new StringWriter();
        var display = new TerminalStudyDisplay(WrittenTerminal.Create(written, 60), () => 60);
        return display.While(() =>
        {
            action(display);
            return Screen(written.ToString());
        });
    }

    /// <summary>The lines of a terminal after some output: characters replace what stands under the cursor.</summary>
    private static string[] Screen(string output)
    {
        List<char[]> lines = [];
        int row = 0;
        int column = 0;
        foreach (Match token in Token().Matches(output))
        {
            while (lines.Count <= row)
            {
                lines.Add([.. Enumerable.Repeat(' ', 200)]);
            }

            switch (token.Value)
            {
                case "\n":
                    (row, column) = (row + 1, 0);
                    break;
                case "\r":
                    column = 0;
                    break;
                case ['\u001b', .., 'A']:
                    row -= int.Parse(token.Groups["number"].Value, CultureInfo.InvariantCulture);
                    break;
                case "\u001b[2K":
                    lines[row].AsSpan().Fill(' ');
                    break;
                case ['\u001b', ..]:
                    break;
                default:
                    lines[row][column++] = token.Value[0];
                    break;
            }
        }

        return [.. lines.Select(line => new string(line).TrimEnd())];
    }

    [GeneratedRegex(@"\u001b\[\??(?<number>[\d;]*)[A-Za-z]|[\s\S]")]
    private static partial Regex Token();
}
