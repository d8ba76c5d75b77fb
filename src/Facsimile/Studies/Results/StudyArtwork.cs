using Facsimile.Reports;
using Facsimile.Reports.Charts;

namespace Facsimile.Studies.Results;

/// <summary>The charts, pictures and sections of a study's report; null where there is nothing to show.</summary>
internal sealed record StudyArtwork
{
    /// <summary>Settings and error.</summary>
    public Chart? Coordinates { get; init; }

    /// <summary>The error over the epochs.</summary>
    public Chart? Epochs { get; init; }

    /// <summary>The loss of each training.</summary>
    public Chart? Loss { get; init; }

    /// <summary>The error over the parameters.</summary>
    public Chart? Parameters { get; init; }

    /// <summary>The error over the time.</summary>
    public Chart? Time { get; init; }

    /// <summary>Images by models of several ranks.</summary>
    public StudyPictures? Pictures { get; init; }

    /// <summary>What the best models make of noise.</summary>
    public NoiseSection? Noise { get; init; }

    /// <summary>What they make of hidden pixels.</summary>
    public InpaintingSection? Inpainting { get; init; }
}
