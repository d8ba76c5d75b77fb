namespace Facsimile.Models;

/// <summary>Counts the values of a network while it is made, and refuses one that is too large before they are allocated.</summary>
internal sealed class ModelSize
{
    private readonly long _maximum;
    private readonly string _message;
    private long _values;

    private ModelSize(long maximum, string message)
    {
        _maximum = maximum;
        _message = message;
    }

    /// <summary>What can be trained: training holds six copies of the weights.</summary>
    public static ModelSize Trainable()
    {
        const long Maximum = 1L << 27;
        return new ModelSize(
            Maximum, $"The network would have more than {Maximum} weights, which is the most allowed. Use smaller layers.");
    }

    /// <summary>What a file of so many values can hold.</summary>
    public static ModelSize OfFile(long values)
        => new(values, $"it holds {values} values, but its network has more; the file is damaged.");

    /// <summary>Counts the values of a layer.</summary>
    /// <exception cref="FacsimileException">They are too many.</exception>
    public void Add(long values)
    {
        _values += values;
        if (_values > _maximum)
        {
            throw new FacsimileException(_message);
        }
    }
}
