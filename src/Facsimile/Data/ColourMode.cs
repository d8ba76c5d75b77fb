namespace Facsimile.Data;

/// <summary>What becomes of the colours of images that are loaded.</summary>
public enum ColourMode
{
    /// <summary>The channels stay as they are in the file.</summary>
    AsStored,

    /// <summary>One channel: the luma of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, rounded; grey images stay.</summary>
    Grey,

    /// <summary>Three channels; a grey image gets three equal ones.</summary>
    Rgb,

    /// <summary>The red channel alone; grey images stay.</summary>
    Red,

    /// <summary>The green channel alone; grey images stay.</summary>
    Green,

    /// <summary>The blue channel alone; grey images stay.</summary>
    Blue,
}
