using Facsimile.Evaluation;

namespace Facsimile.Reports;

/// <summary>What an evaluation on corrupted images has beside its metrics, in <c>evaluation.json</c>.</summary>
/// <param name="Corruption">What the images were corrupted with.</param>
/// <param name="Corrupted">The metrics of the corrupted images themselves.</param>
/// <param name="Clean">The metrics of the model on the clean images.</param>
/// <param name="Mask">The scores inside and outside of the mask; absent when the corruption is no mask.</param>
internal sealed record RestorationJson(string Corruption, MetricsJson Corrupted, MetricsJson Clean, MaskSummary? Mask = null)
{
    public static RestorationJson Of(RestorationSummary summary)
        => new(summary.Corruption, MetricsJson.Of(summary.Corrupted), MetricsJson.Of(summary.Clean), summary.Mask);

    public RestorationSummary ToSummary() => new()
    {
        Corruption = Corruption,
        Corrupted = Corrupted.ToDictionary(),
        Clean = Clean.ToDictionary(),
        Mask = Mask,
    };
}
