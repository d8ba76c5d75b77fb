using System.Collections.Immutable;

namespace Facsimile.Data;

/// <summary>What a data set holds, for a look before training.</summary>
/// <param name="Name">The set's name or path.</param>
/// <param name="Shape">The size of each image.</param>
/// <param name="ClassNames">A name for each label from 0; empty when there are no labels.</param>
/// <param name="Train">The images to train on.</param>
/// <param name="Test">The images to judge by.</param>
public sealed record ImageSetDescription(
    string Name,
    ImageShape Shape,
    ImmutableArray<string> ClassNames,
    ImageStatistics Train,
    ImageStatistics Test);
