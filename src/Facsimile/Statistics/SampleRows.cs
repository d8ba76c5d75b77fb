using System.Globalization;
using System.Numerics.Tensors;

namespace Facsimile.Statistics;

/// <summary>Rows of finite numbers, such as latent codes.</summary>
internal sealed class SampleRows
{
    private readonly float[] _values;

    private SampleRows(float[] values, int count, int size)
    {
        _values = values;
        Count = count;
        Size = size;
    }

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>The length of a row; at least 1.</summary>
    public int Size { get; }

    /// <summary>One row.</summary>
    public ReadOnlySpan<float> this[int index] => _values.AsSpan(index * Size, Size);

    /// <summary>Reads and checks rows.</summary>
    /// <param name="rows">N × size.</param>
    /// <param name="name">What they are for; begins the message.</param>
    /// <param name="fewest">The smallest number of rows.</param>
    /// <exception cref="ArgumentException">The tensor has not two dimensions, or its rows are empty.</exception>
    /// <exception cref="FacsimileException">There are too few rows, or a value is not finite.</exception>
    public static SampleRows Of(Tensor<float> rows, string name, int fewest)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Rank != 2 || rows.Lengths[1] == 0)
        {
            throw new ArgumentException(
                $"A tensor of {string.Join(" × ", rows.Lengths.ToArray())}; rows of numbers are N × size.", nameof(rows));
        }

        int count = checked((int)rows.Lengths[0]);
        int size = checked((int)rows.Lengths[1]);
        SampleValues.CheckCount(count, "rows", name, fewest);
        float[] values = new float[checked(count * size)];
        rows.FlattenTo(values);
        int wrong = Array.FindIndex(values, value => !float.IsFinite(value));
        return wrong < 0
            ? new SampleRows(values, count, size)
            : throw new FacsimileException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: column {(wrong % size) + 1} of row {(wrong / size) + 1} is {values[wrong]}; "
                + $"all must be finite numbers."));
    }
}
