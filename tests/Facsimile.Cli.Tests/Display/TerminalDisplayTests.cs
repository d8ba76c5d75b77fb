using Facsimile.Cli.Display;
using Facsimile.Training;

namespace Facsimile.Cli.Tests.Display;

public sealed class TerminalDisplayTests
{
    [Fact]
    public void Bar_and_figures_are_drawn_and_cleared_at_the_end()
    {
        string text = Draw(80, display => display.Report(Step(5, finished: true)));

        Assert.Contains("100 %", text, StringComparison.Ordinal);
        Assert.Contains("epoch 1/1  loss 0.5000", text, StringComparison.Ordinal);
        Assert.EndsWith("\u001b[?25h", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_in_quick_succession_are_drawn_once()
    {
        string text = Draw(80, display =>
        {
            for (int step = 1; step <= 4; step++)
            {
                display.Report(Step(step, finished: false));
            }
        });

        Assert.Contains(" 20 %", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" 40 %", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_that_are_not_drawn_allocate_nothing()
    {
        long allocated = 0;
        Draw(80, display =>
        {
            display.Report(Step(1, finished: false));
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                display.Report(Step(2, finished: false));
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.Equal(0, allocated);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public void Narrow_terminal_is_no_trouble(int width)
        => Assert.Contains(" 100 %", Draw(width, display => display.Report(Step(5, finished: true))), StringComparison.Ordinal);

    private static TrainingProgress Step(int step, bool finished)
        => new(1, 1, step, 5, 10 * step, 0.5, finished ? new EpochRecord(1, 0.5, null, 0.001) : null, TimeSpan.FromSeconds(step));

    private static string Draw(int width, Action<TerminalDisplay> work)
    {
        using var writer = new StringWriter();
        var display = new TerminalDisplay(WrittenTerminal.Create(writer, width), () => width);
        display.While(() =>
        {
            work(display);
            return true;
        });
        return writer.ToString();
    }
}
