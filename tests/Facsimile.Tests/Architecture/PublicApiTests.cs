
namespace Facsimile.Tests.Architecture;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_approved_one()
    {
        string approvedPath = Path.Combine(SourceTree.Root, "tests", "Facsimile.Tests", "Architecture", "PublicApi.approved.txt");
        string approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : string.Empty;
        string received = PublicApi.Describe(typeof(FacsimileException).Assembly);
        if (approved != received)
        {
            string receivedPath = Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt");
            File.WriteAllText(receivedPath, received);
            Assert.Fail(
                $"The public API has changed:\n{Difference(approved, received)}"
                + $"If the change is wanted, approve it:\n  cp {receivedPath} {approvedPath}");
        }
    }

    [Fact]
    public void A_description_reads_like_the_declaration()
    {
        string[] lines = PublicApi.Describe(typeof(FacsimileException).Assembly).Split('\n');
        Assert.Contains("class Facsimile.FacsimileException : Exception", lines);
        Assert.Contains("    FacsimileException(string message, Exception innerException)", lines);
        Assert.Contains("static class Facsimile.Storage.AtomicFile", lines);
        Assert.Contains("    static void Write(string path, ReadOnlySpan<byte> content)", lines);
        Assert.Contains("readonly record struct Facsimile.Data.ImageShape", lines);
        Assert.Contains("    ImageShape(int Channels, int Height, int Width)", lines);
        Assert.Contains("    LabelledImages(Images images, byte[]? labels = null)", lines);
        Assert.Contains("    ImmutableArray<string> ClassNames { get; }", lines);
        Assert.Contains("enum Facsimile.Training.StopReason : int", lines);
        Assert.Contains("    EarlyStopping = 2", lines);
        Assert.DoesNotContain(lines, line => line.Contains("SafetensorsFile", StringComparison.Ordinal) || line.Contains('$'));
    }

    private static string Difference(string approved, string received)
    {
        string[] old = WithTypes(approved);
        string[] now = WithTypes(received);
        return string.Concat(old.Except(now).Select(line => $"- {line}\n"))
            + string.Concat(now.Except(old).Select(line => $"+ {line}\n"));
    }

    // Many types have a member of the same form; with its type before it each line stands once.
    private static string[] WithTypes(string description)
    {
        string type = string.Empty;
        return
        [
            .. description.Split('\n').Select(line =>
            {
                type = line.StartsWith(' ') ? type : line;
                return line.StartsWith(' ') ? $"{type} | {line.Trim()}" : line;
            }),
        ];
    }
}
