using Facsimile.Data;
using Facsimile.Numerics;
using Facsimile.Studies;
using Facsimile.Tests.Runs;

namespace Facsimile.Tests.Studies;

/// <summary>A study on a few small pictures that takes a moment, and a folder to run it in: 4 trainings, 10 models.</summary>
internal sealed class SmallStudy : IDisposable
{
    /// <summary>What its models are used for, and what is concluded, as JSON.</summary>
    public const string Uses = """
        , "uses": { "bestOfEach": "width", "uniformNoise": [0.2, 0.5], "mask": { "type": "block", "height": 4, "width": 4 } },
        "conclusions": [
          { "statement": "s", "axis": "epochs", "effect": "helps" },
          { "statement": "d", "axis": "width", "effect": "helps", "measure": "denoising" }
        ]
        """;

    /// <summary>Makes a folder with nothing but the pictures.</summary>
    public SmallStudy() => WritePictures();

    public TemporaryFolder Folder { get; } = new();

    public void Dispose() => Folder.Dispose();

    public StudyPlan Plan(string uses = "", params string[] changes)
        => StudyPlan.Of(StudyReader.Parse(Json(uses), "test", changes));

    /// <summary>The plan of the study with a part of its JSON replaced.</summary>
    public StudyPlan PlanWith(string part, string other, params string[] changes)
        => StudyPlan.Of(StudyReader.Parse(Json().Replace(part, other, StringComparison.Ordinal), "test", changes));

    /// <summary>Writes the pictures, or others of another seed in their place.</summary>
    public void WritePictures(int seed = 1)
    {
        var random = new RandomStream(seed, "pictures");
        byte[] pixels = new byte[100 * 144];
        for (int i = 0; i < 100; i++)
        {
            pixels.AsSpan((i * 144) + (random.NextInt32(12) * 12), 12).Fill((byte)(100 + random.NextInt32(156)));
        }

        NpyFile.Write(Folder["pictures.npy"], new Images(new ImageShape(1, 12, 12), pixels));
    }

    /// <summary>Runs a study in a folder of that name.</summary>
    public StudyResult Start(StudyPlan plan, string folder, int jobs = 1, int threads = 1)
        => StudyRun.Start(plan, Folder[folder], new StudyOptions { Jobs = jobs, Threads = threads });

    /// <summary>Asserts that two folders hold the same finished study, what holds times aside.</summary>
    public void AssertSame(string expected, string actual)
    {
        RunChecks.AssertSameFiles(Folder[expected], Folder[actual], "timing.csv", "time.svg", "report.html");
        Assert.Equal(Folder.Names($"{expected}/trials"), Folder.Names($"{actual}/trials"));
        foreach (string trial in Folder.Names($"{expected}/trials"))
        {
            RunChecks.AssertSameFiles(Folder[$"{expected}/trials/{trial}"], Folder[$"{actual}/trials/{trial}"]);
        }

        Assert.False(Directory.Exists(Folder[$"{actual}/trainings"]));
    }

    private string Json(string uses = "")
    {
        string set = Folder["pictures.npy"].Replace("\\", "/", StringComparison.Ordinal);
        return $$"""
            {
              "name": "small",
              "recipe": {
                "name": "bars",
                "data": { "set": "{{set}}" },
                "network": { "widths": [3] },
                "training": { "epochs": 2, "batchSize": 20, "validationFraction": 0.1 }
              },
              "axes": [
                {
                  "name": "loss",
                  "variants": [
                    {
                      "label": "MSE",
                      "set": { "loss.type": "mse" },
                      "axes": [{ "name": "epochs", "setting": "training.epochs", "values": [1, 3] }]
                    },
                    {
                      "label": "BCE",
                      "set": { "loss.type": "bce" },
                      "axes": [{ "name": "epochs", "setting": "training.epochs", "values": [1, 2, 3] }]
                    }
                  ]
                },
                { "name": "width", "setting": "network.widths", "values": [[3], [5]] }
              ]{{uses}}
            }
            """;
    }
}
