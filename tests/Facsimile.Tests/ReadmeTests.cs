using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Reports;
using Facsimile.Training;

namespace Facsimile.Tests;

public sealed partial class ReadmeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The README's example on the built-in glyphs, fewer of them, so that it needs no download.</summary>
    [Fact]
    public void The_ten_lines_run()
    {
        ImageSet glyphs = ImageSet.Load("glyphs");
        ImageSet digits = new(glyphs.Name, glyphs.Train.Take(600), glyphs.Test.Take(100), glyphs.ClassNames);

        var autoencoder = Autoencoder.Dense(digits.Shape, codeSize: 16, steps: 4, seed: 1);
        var history = Trainer.Fit(autoencoder, digits.Train, new TrainingOptions { Epochs = 2 });
        var evaluation = Evaluator.Evaluate(autoencoder, digits);
        Tensor<float> codes = autoencoder.Encode(digits.Test.Images);
        Report.Write(_folder["digits"], history, evaluation);
        autoencoder.Save(_folder["digits/model.safetensors"]);

        Assert.Equal([100, 16], codes.Lengths);
        Assert.True(File.Exists(_folder["digits/report.html"]));
        Assert.Equal(16, Autoencoder.Load(_folder["digits/model.safetensors"]).CodeSize);
    }

    /// <summary>What the README shows is what the test above runs, but for the data set, the epochs and the folder.</summary>
    [Fact]
    public void The_README_shows_these_lines()
    {
        string readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"));
        string test = File.ReadAllText(Path.Combine(SourceTree.Root, "tests", "Facsimile.Tests", "ReadmeTests.cs"));
        string block = CodeBlock().Matches(readme)
            .Select(match => match.Groups[1].Value)
            .Single(code => code.Contains("Trainer.Fit", StringComparison.Ordinal));
        string[] lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.InRange(lines.Count(line => !line.StartsWith("using", StringComparison.Ordinal)), 1, 10);
        string[] shared =
        [
            "var autoencoder = Autoencoder.Dense(digits.Shape, codeSize: 16, steps: 4, seed: 1);",
            "var evaluation = Evaluator.Evaluate(autoencoder, digits);",
        ];
        Assert.All(shared, line => Assert.Contains(line, lines));
        Assert.All(shared, line => Assert.Contains(line, test, StringComparison.Ordinal));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
