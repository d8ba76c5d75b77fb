using System.Collections.Immutable;

namespace Facsimile.Data;

/// <summary>A data set that is known by name.</summary>
/// <param name="Name">The name, for example <c>mnist</c>.</param>
/// <param name="Description">What it shows.</param>
/// <param name="Licence">The licence and the authors.</param>
/// <param name="Shape">The size of each image.</param>
/// <param name="TrainCount">How many images there are to train on.</param>
/// <param name="TestCount">How many images there are to judge by.</param>
/// <param name="ClassNames">The name of each label from 0.</param>
/// <param name="Files">The official files; empty for a set that is drawn by the program.</param>
/// <param name="Addresses">The web folders that hold the files, in the order in which they are tried.</param>
public sealed record NamedDataSet(
    string Name,
    string Description,
    string Licence,
    ImageShape Shape,
    int TrainCount,
    int TestCount,
    ImmutableArray<string> ClassNames,
    ImmutableArray<DataFile> Files,
    ImmutableArray<Uri> Addresses)
{
    /// <summary>Whether the program draws the images itself, so that no file is needed.</summary>
    public bool IsBuiltIn => Files.IsEmpty;

    /// <summary>The length of all files together.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}
