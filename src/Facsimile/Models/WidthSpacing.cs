namespace Facsimile.Models;

/// <summary>How generated layer widths are spread between the input and the code.</summary>
public enum WidthSpacing
{
    /// <summary>Evenly: see <see cref="LayerWidths.Linear"/>.</summary>
    Linear,

    /// <summary>With one ratio: see <see cref="LayerWidths.Geometric"/>.</summary>
    Geometric,
}
