using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Recipes;
using Facsimile.Storage;

namespace Facsimile.Studies;

/// <summary>
/// What the trainings of a study share, so that it is made and held once: the images of each data set, and the figures of the
/// linear baseline for each size of a code.
/// </summary>
internal sealed class StudyImages
{
    private readonly Dictionary<RecipeData, (ImageSet Images, BaselineCache Baselines)> _sets = [];
    private readonly ConcurrentDictionary<PlannedTraining, double> _work = new();

    /// <summary>Loads what the trials of a plan need.</summary>
    /// <exception cref="FacsimileException">Images are not found or damaged, or a model does not fit them.</exception>
    public static StudyImages Load(StudyPlan plan, StudyOptions options, CancellationToken cancellation)
    {
        var all = new StudyImages();
        foreach (RecipeData data in plan.Trials.Select(trial => trial.Recipe.Data).Distinct())
        {
            options.Status?.Report(string.Create(CultureInfo.InvariantCulture, $"reading {data.Set}"));
            ImageSet images = data.Load(new ImageSetOptions
            {
                DataDirectory = options.DataDirectory,
                DownloadProgress = options.Download,
                Threads = options.ThreadCount,
                Cancellation = cancellation,
            });
            all._sets[data] = (images, new BaselineCache());
        }

        return all;
    }

    /// <summary>All sets of images.</summary>
    public IEnumerable<ImageSet> Sets => _sets.Values.Select(one => one.Images);

    /// <summary>The images of a recipe.</summary>
    public ImageSet Of(Recipe recipe) => _sets[recipe.Data].Images;

    /// <summary>How much work a training is; see <see cref="TrainingSpeed.Work"/>.</summary>
    public double WorkOf(PlannedTraining training)
        => _work.GetOrAdd(training, one => TrainingSpeed.Work(one.Recipe, Of(one.Recipe)));

    /// <summary>The counts and checksums of all images, by which a study knows them again.</summary>
    public string ToJson() => new JsonArray(
    [
        .. _sets.Select(one => new JsonObject
        {
            ["set"] = one.Key.Set,
            ["train"] = ImageChecksum.Of(one.Value.Images.Train),
            ["test"] = ImageChecksum.Of(one.Value.Images.Test),
        }),
    ]).ToJsonString(JsonFormat.Indented) + "\n";

    /// <summary>The baselines on these images.</summary>
    public BaselineCache BaselinesOf(Recipe recipe) => _sets[recipe.Data].Baselines;
}
