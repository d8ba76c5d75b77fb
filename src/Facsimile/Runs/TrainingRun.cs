using Facsimile.Recipes;

namespace Facsimile.Runs;

/// <summary>Trains a recipe in a run folder, from the images to the report.</summary>
public static class TrainingRun
{
    /// <summary>Starts a new run.</summary>
    public static RunResult Start(Recipe recipe, string folder, RunOptions options, CancellationToken cancellation = default)
        => throw new NotSupportedException();

    /// <summary>Goes on with a run that was interrupted or killed.</summary>
    public static RunResult Resume(string folder, RunOptions options, CancellationToken cancellation = default)
        => throw new NotSupportedException();
}
