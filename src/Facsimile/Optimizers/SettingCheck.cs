using System.Globalization;

namespace Facsimile.Optimizers;

/// <summary>Checks of settings that come from a recipe; the message names the setting by its place in the JSON.</summary>
internal static class SettingCheck
{
    /// <summary>Refuses a value that is not positive and finite.</summary>
    public static void Positive(double value, string path, double example)
        => Require(value is > 0 and < double.PositiveInfinity, value, path, "a positive number", example);

    /// <summary>Refuses a value that is negative or not finite.</summary>
    public static void NotNegative(double value, string path, double example)
        => Require(value is >= 0 and < double.PositiveInfinity, value, path, "0 or a positive number", example);

    /// <summary>Refuses a value that is not the kept part of a running average: from 0 to below 1.</summary>
    public static void KeptPart(double value, string path, double example)
        => Require(value is >= 0 and < 1, value, path, "at least 0 and below 1", example);

    /// <summary>Refuses a value that breaks its rule.</summary>
    /// <param name="holds">Whether the value keeps its rule; write it so that NaN does not.</param>
    /// <param name="value">The value found.</param>
    /// <param name="path">The place in the JSON, for example <c>optimizer.beta1</c>.</param>
    /// <param name="rule">What it must be, for example <c>a positive number</c>.</param>
    /// <param name="example">A usual value.</param>
    public static void Require(bool holds, double value, string path, string rule, double example)
    {
        if (!holds)
        {
            throw new FacsimileException(
                string.Create(CultureInfo.InvariantCulture, $"{path} is {value}; it must be {rule}, for example {example}."));
        }
    }
}
