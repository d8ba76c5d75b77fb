using System.Globalization;

namespace Facsimile.Optimizers;

/// <summary>Checks of settings that come from a recipe; the message names the setting by its place in the JSON.</summary>
internal static class SettingCheck
{
    /// <summary>Refuses a value that breaks its rule.</summary>
    /// <param name="holds">Whether the value keeps its rule; write it so that NaN does not.</param>
    /// <param name="path">The place in the JSON, for example <c>optimizer.beta1</c>.</param>
    /// <param name="value">The value found.</param>
    /// <param name="rule">What it must be, with an example: <c>a positive number, for example 0.001</c>.</param>
    public static void Require(bool holds, string path, double value, string rule)
    {
        if (!holds)
        {
            throw new FacsimileException(string.Create(CultureInfo.InvariantCulture, $"{path} is {value}; it must be {rule}."));
        }
    }
}
