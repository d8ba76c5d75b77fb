using Facsimile.Cli.Display;
using Facsimile.Data;
using Facsimile.Training;

namespace Facsimile.Cli.Tests.Display;

public sealed class ProgressTextTests
{
    [Fact]
    public void Line_of_a_training_has_epoch_losses_speed_and_time_left()
    {
        var pace = new TrainingPace();
        var measured = new EpochRecord(1, 0.5, 0.0155123, 0.001);
        var first = new TrainingProgress(1, 10, 1, 10, 100, 0.5, null, TimeSpan.FromSeconds(0.1));
        var step = new TrainingProgress(2, 10, 10, 10, 132_000, 0.0152312, null, TimeSpan.FromSeconds(2));
        pace.Observe(first);
        pace.Observe(step);

        Assert.Equal(
            "epoch  2/10  loss 0.01523  validation 0.01551  69,421 images/s  0:08 left",
            ProgressText.Of(step, measured, pace));
        Assert.Equal(0.2, pace.Share, 10);
    }

    [Fact]
    public void Time_left_of_a_resumed_training_counts_only_its_own_steps()
    {
        var pace = new TrainingPace();
        pace.Observe(new TrainingProgress(6, 10, 1, 10, 10, 0.5, null, TimeSpan.FromSeconds(1)));
        pace.Observe(new TrainingProgress(6, 10, 10, 10, 100, 0.5, null, TimeSpan.FromSeconds(10)));

        Assert.Equal(40, pace.Left.TotalSeconds, 6);
        Assert.Equal(0.6, pace.Share, 10);
    }

    [Fact]
    public void Pace_is_that_of_the_recent_steps()
    {
        var pace = new TrainingPace();
        for (int step = 1; step <= 100; step++)
        {
            // A slow beginning: ten steps of a second each, then one of a tenth.
            double seconds = step <= 10 ? step : 10 + ((step - 10) * 0.1);
            pace.Observe(new TrainingProgress(1, 1, step, 200, 100 * step, 0.5, null, TimeSpan.FromSeconds(seconds)));
        }

        Assert.InRange(pace.ImagesPerSecond, 900, 1000);
        Assert.InRange(pace.Left.TotalSeconds, 10, 11);
    }

    [Theory]
    [InlineData(0.0127, "0.01270")]
    [InlineData(1.5, "1.500")]
    [InlineData(0.00012345, "0.0001234")]
    [InlineData(0.00001, "1.00E-005")]
    public void Losses_have_four_digits_that_count(double loss, string text) => Assert.Equal(text, ProgressText.Loss(loss));

    [Fact]
    public void Thousands_stand_apart() => Assert.Equal("1,000 epochs", ProgressText.Count(1000, "epoch"));

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(0.2, "0:01")]
    [InlineData(59.5, "1:00")]
    [InlineData(3723, "1:02:03")]
    [InlineData(360_000, "100:00:00")]
    [InlineData(double.PositiveInfinity, "27777:46:40")]
    public void Times_are_rounded_up_to_seconds(double seconds, string text)
        => Assert.Equal(text, ProgressText.Time(double.IsInfinity(seconds) ? TimeSpan.MaxValue : TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Download_tells_file_and_megabytes()
        => Assert.Equal(
            "downloading mnist: train.gz, file 1 of 4, 4.1 of 9.9 MB",
            ProgressText.Of(new DownloadProgress("mnist", "train.gz", 4_100_000, 9_900_000, 1, 4)));
}
