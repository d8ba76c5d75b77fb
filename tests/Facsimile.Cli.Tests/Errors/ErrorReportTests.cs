using Facsimile.Cli.Errors;
using Facsimile.Layers;
using Facsimile.Training;

namespace Facsimile.Cli.Tests.Errors;

public sealed class ErrorReportTests
{
    public static TheoryData<Exception, int, string> Errors => new()
    {
        { new FacsimileException("\u001b[2Jx"), ExitCode.BadInput, "facsimile: \uFFFD[2Jx\n" },
        { new FacsimileException("x.npy: wrong."), ExitCode.BadInput, "facsimile: x.npy: wrong.\n" },
        { new ShapeException("two\nlines"), ExitCode.BadInput, "facsimile: two lines\n" },
        {
            new TrainingDivergedException(2, 3, 0.5, "the loss became NaN"), ExitCode.Failure,
            "facsimile: The training diverged: the loss became NaN in epoch 2, step 3, at learning rate 0.5; "
                + "try a smaller learning rate.\n"
        },
        {
            new UnauthorizedAccessException("Denied."), ExitCode.BadInput,
            "facsimile: Denied. Choose a place that you may write to.\n"
        },
        { new DirectoryNotFoundException("No such folder."), ExitCode.BadInput, "facsimile: No such folder. Check the path.\n" },
        {
            new IOException("No space left on device."), ExitCode.Failure,
            "facsimile: The disk failed: No space left on device.\n"
        },
        { new OperationCanceledException(), ExitCode.Interrupted, "facsimile: Interrupted.\n" },
        {
            new InvalidOperationException("Odd."), ExitCode.Failure,
            "facsimile: Unexpected error: Odd. Set FACSIMILE_DEBUG=1 to see where.\n"
        },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Error_is_one_line_and_an_exit_code(Exception error, int code, string line)
    {
        using var written = new StringWriter { NewLine = "\n" };

        Assert.Equal(code, ErrorReport.Write(error, new Shell { Output = TextWriter.Null, Error = written }));
        Assert.Equal(line, written.ToString());
    }

    [Fact]
    public void Stack_trace_is_shown_on_request()
    {
        using var written = new StringWriter();

        ErrorReport.Write(new FacsimileException("wrong"), new Shell { Output = TextWriter.Null, Error = written, Debug = true });

        Assert.Contains(nameof(FacsimileException), written.ToString(), StringComparison.Ordinal);
    }
}
