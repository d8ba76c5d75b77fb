namespace Facsimile.Data.Corruptions;

/// <summary>How the stripes of a <see cref="StripeMask"/> run.</summary>
public enum StripeDirection
{
    /// <summary>From left to right.</summary>
    Horizontal,

    /// <summary>From top to bottom.</summary>
    Vertical,
}
