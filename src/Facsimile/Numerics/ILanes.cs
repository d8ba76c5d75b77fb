namespace Facsimile.Numerics;

/// <summary>
/// A vector of floats of one width. Formulas that are generic in it are written once and run at the widest width that the
/// machine has: <see cref="Lanes512"/> where it is fast, else <see cref="NativeLanes"/>.
/// </summary>
/// <typeparam name="TSelf">The vector itself.</typeparam>
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>The number of values.</summary>
    static abstract int Count { get; }

    /// <summary>Each sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Each difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Each product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Each quotient.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The same value in all places.</summary>
    static abstract TSelf Create(float value);

    /// <summary>Reads <see cref="Count"/> values.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>left · right + addend, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>Each square root.</summary>
    static abstract TSelf SquareRoot(TSelf values);

    /// <summary>Each absolute value.</summary>
    static abstract TSelf Abs(TSelf values);

    /// <summary>Each value rounded to the nearest whole number.</summary>
    static abstract TSelf Round(TSelf values);

    /// <summary>2 to the power of each value, a whole number from −127, for which the result is 0, to 127.</summary>
    static abstract TSelf PowerOfTwo(TSelf exponents);

    /// <summary>yes where left &gt; right, else no, also where one of the two is NaN.</summary>
    static abstract TSelf WhereGreater(TSelf left, TSelf right, TSelf yes, TSelf no);

    /// <summary>The sum of all values, in double and in one order.</summary>
    static abstract double Sum(TSelf values);

    /// <summary>Writes <see cref="Count"/> values.</summary>
    void Store(float* destination);
}
