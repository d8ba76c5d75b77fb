namespace Facsimile.Numerics;

/// <summary>A number as a type: a method generic in it is compiled once for each, with the number as a constant.</summary>
internal interface IConstant
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}

/// <summary>1.</summary>
internal readonly struct One : IConstant
{
    /// <inheritdoc/>
    public static int Value => 1;
}

/// <summary>2.</summary>
internal readonly struct Two : IConstant
{
    /// <inheritdoc/>
    public static int Value => 2;
}

/// <summary>3.</summary>
internal readonly struct Three : IConstant
{
    /// <inheritdoc/>
    public static int Value => 3;
}
