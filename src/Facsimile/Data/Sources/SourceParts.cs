using System.Collections.Immutable;

namespace Facsimile.Data.Sources;

/// <summary>What a source holds: one part, or one to train on and one to judge by.</summary>
/// <param name="Main">All images, or those to train on.</param>
/// <param name="Test">The images to judge by; null when the source has one part.</param>
/// <param name="ClassNames">A name for each label from 0; empty when there are no labels.</param>
internal sealed record SourceParts(LabelledImages Main, LabelledImages? Test, ImmutableArray<string> ClassNames)
{
    /// <summary>The parts of a source whose classes have no names: the labels' own numbers.</summary>
    public static SourceParts Numbered(LabelledImages main, LabelledImages? test = null)
    {
        int largest = Math.Max(main.Labels?.Max() ?? -1, test?.Labels?.Max() ?? -1);
        return new SourceParts(
            main, test, [.. Enumerable.Range(0, largest + 1).Select(label => FormattableString.Invariant($"{label}"))]);
    }
}
