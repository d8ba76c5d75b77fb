using Facsimile.Data;
using Facsimile.Numerics;
using Facsimile.Studies;

namespace Facsimile.Tests.Studies;

/// <summary>A study on a few small pictures that takes a moment: 4 trainings, 10 models.</summary>
internal static class SmallStudy
{
    /// <summary>Its text; the pictures are to be in <c>pictures.npy</c> of the folder.</summary>
    public static string Json(TemporaryFolder folder, string uses = "")
    {
        string set = folder["pictures.npy"].Replace("\\", "/", StringComparison.Ordinal);
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

    public static StudyPlan Plan(TemporaryFolder folder, string uses = "", params string[] changes)
        => StudyPlan.Of(StudyReader.Parse(Json(folder, uses), "test", changes));

    public static void WritePictures(TemporaryFolder folder, int seed = 1)
    {
        var random = new RandomStream(seed, "pictures");
        byte[] pixels = new byte[100 * 144];
        for (int i = 0; i < 100; i++)
        {
            pixels.AsSpan((i * 144) + (random.NextInt32(12) * 12), 12).Fill((byte)(100 + random.NextInt32(156)));
        }

        NpyFile.Write(folder["pictures.npy"], new Images(new ImageShape(1, 12, 12), pixels));
    }
}
