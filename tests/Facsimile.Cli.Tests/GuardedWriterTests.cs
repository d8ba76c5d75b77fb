using System.Text;
using Facsimile.Cli.Errors;

namespace Facsimile.Cli.Tests;

public class GuardedWriterTests
{
    [Fact]
    public void Messages_that_nobody_can_read_are_lost_and_nothing_else()
    {
        var shell = new Shell { Output = TextWriter.Null, Error = new GuardedWriter(new FullWriter(), _ => { }) };
        Assert.Equal(ExitCode.BadInput, CommandLine.Run(["summary", "nowhere"], shell));
    }

    [Fact]
    public void Results_that_cannot_be_written_are_a_failure_that_names_standard_output()
    {
        using var error = new StringWriter { NewLine = "\n" };
        var shell = new Shell
        {
            Output = new GuardedWriter(new FullWriter(), exception => throw new OutputException(exception)),
            Error = error,
        };
        Assert.Equal(ExitCode.Failure, CommandLine.Run(["recipes"], shell));
        Assert.Equal("facsimile: Standard output cannot be written: No space left on device.\n", error.ToString());
    }

    [Theory]
    [InlineData("evaluate", "")]
    [InlineData("train", "")]
    [InlineData("train", "--resume", "")]
    [InlineData("train", "simple", "--out", " ")]
    [InlineData("data", "list", "--data", "")]
    public void An_empty_argument_is_wrong_usage(params string[] arguments)
        => Assert.StartsWith("facsimile: An argument is empty", Cli.Refuse(arguments), StringComparison.Ordinal);

    private sealed class FullWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
