using Facsimile.Reports;

namespace Facsimile.Tests.Reports;

public sealed class ImageScoresFileTests : IDisposable
{
    private const string Header = "index,label,mse,psnr,ssim,ssim_gaussian,pixel_accuracy\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_scores_come_back_with_the_same_bits(bool labelled)
    {
        string path = _folder["images.csv"];
        ImageScoresFile.Write(path, labelled ? SampleRun.Evaluation() : SampleRun.Bare());

        Assert.Equal(SampleRun.Evaluation().Scores.AsEnumerable(), ImageScoresFile.Read(path));
        Assert.StartsWith(labelled ? "1,1,0.011," : "1,,0.011,", File.ReadAllLines(path)[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_similarity_that_does_not_exist_is_an_empty_field()
    {
        string path = _folder["images.csv"];
        ImageScoresFile.Write(path, SampleRun.WithoutSsim(SampleRun.Evaluation()));

        Assert.Equal("1,1,0.011,19.9,,,0.95", File.ReadAllLines(path)[2]);
        Assert.Equal(SampleRun.WithoutSsim(SampleRun.Evaluation()).Scores.AsEnumerable(), ImageScoresFile.Read(path));
    }

    [Theory]
    [InlineData(Header + "0,1,,10,0.5,0.5,0.9\n", "line 2")]
    [InlineData(Header + "0,1,0.1,10,0.5,0.5,\n", "line 2")]
    [InlineData("", "line 1")]
    [InlineData("index\n0\n", "line 1")]
    [InlineData(Header + "0,1,0.1,10,0.5,0.5,0.9\n2,1,0.1,10,0.5,0.5,0.9\n", "line 3")]
    [InlineData(Header + "0,1,0.1,10,0.5,0.5\n", "line 2")]
    [InlineData(Header + "0,1,0.1,ten,0.5,0.5,0.9\n", "line 2")]
    public void A_damaged_file_is_refused_with_the_line(string content, string line)
    {
        string path = _folder["images.csv"];
        File.WriteAllText(path, content);

        string message = Assert.Throws<FacsimileException>(() => ImageScoresFile.Read(path)).Message;
        Assert.Contains(line, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
