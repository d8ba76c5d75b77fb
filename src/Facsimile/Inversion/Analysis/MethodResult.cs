namespace Facsimile.Inversion.Analysis;

/// <summary>What a method of inversion reached on the images that all methods are compared by.</summary>
public sealed record MethodResult
{
    /// <summary>The method and where it began, for example <c>Levenberg-Marquardt, global start</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Losses, codes and outcomes of each image.</summary>
    public required InversionResult Result { get; init; }

    /// <summary>The mean of ‖D(z) − x‖² at the codes found.</summary>
    public double MeanLoss => Result.LossesAfter.Average();

    /// <summary>The mean of δ, in per cent.</summary>
    public double MeanChange => Enumerable.Range(0, Result.Count).Average(Result.Change);

    /// <summary>The share of images that converged.</summary>
    public double Converged => Share(image => Result.Outcomes[image] == InversionOutcome.Converged);

    /// <summary>The share of images whose loss is at or below that of another method.</summary>
    public double AtOrBelow(MethodResult other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Share(image => Result.LossesAfter[image] <= other.Result.LossesAfter[image]);
    }

    /// <summary>The share of images that something holds of.</summary>
    internal double Share(Func<int, bool> holds) => (double)Enumerable.Range(0, Result.Count).Count(holds) / Result.Count;
}
