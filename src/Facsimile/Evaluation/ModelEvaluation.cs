using Facsimile.Data;

namespace Facsimile.Evaluation;

/// <summary>What was measured of a model of any kind on a set of images.</summary>
public abstract record ModelEvaluation
{
    private protected ModelEvaluation()
    {
    }

    /// <summary>The data set, by name or path.</summary>
    public required string DataSet { get; init; }

    /// <summary>The size of each image.</summary>
    public required ImageShape Shape { get; init; }

    /// <summary>How many images were evaluated.</summary>
    public abstract int ImageCount { get; }
}
