namespace Facsimile.Inversion;

/// <summary>What a quasi-Newton method has learned of the inverse Hessian H of each image.</summary>
internal interface ICurvature
{
    /// <summary>Forgets an image.</summary>
    void Reset(int image);

    /// <summary>Learns from a step s that changed the gradient by y, with sᵀy &gt; 0.</summary>
    void Learn(int image, ReadOnlySpan<double> s, ReadOnlySpan<double> y);

    /// <summary>direction = −H·gradient.</summary>
    void Direction(int image, ReadOnlySpan<double> gradient, Span<double> direction);
}
