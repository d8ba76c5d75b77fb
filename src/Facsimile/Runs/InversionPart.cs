using System.Collections.Immutable;
using Facsimile.Inversion;
using Facsimile.Storage;

namespace Facsimile.Runs;

/// <summary>A chunk of an inversion as a safetensors file.</summary>
internal static class InversionPart
{
    /// <summary>Writes the chunk under a temporary name and renames it.</summary>
    public static void Write(string path, InversionResult chunk)
    {
        int count = chunk.Count;
        new SafetensorsFile(
        [
            new("codesBefore", [count, chunk.CodeSize], [.. chunk.CodesBefore]),
            new("codesAfter", [count, chunk.CodeSize], [.. chunk.CodesAfter]),
            new("lossesBefore", [count], [.. chunk.LossesBefore]),
            new("lossesAfter", [count], [.. chunk.LossesAfter]),
            new("iterations", [count], [.. chunk.Iterations.Select(iterations => (long)iterations)]),
            new("outcomes", [count], [.. chunk.Outcomes.Select(outcome => (byte)outcome)]),
            new("starts", [count], [.. chunk.Starts.Select(start => (long)start)]),
            new("contractions", [count], [.. chunk.Contractions]),
        ]).Write(path);
    }

    /// <summary>How many images a chunk has.</summary>
    /// <exception cref="FacsimileException">The file is damaged.</exception>
    public static int Count(string path) => Read(path, file => file.Get<double>("lossesAfter") is { Length: > 0 } losses
        ? losses.Length
        : throw new FacsimileException($"{path}: it holds no image."));

    /// <summary>Reads a chunk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="first">The position of its first image.</param>
    /// <param name="count">How many images it must have.</param>
    /// <param name="codeSize">The numbers of a code.</param>
    /// <exception cref="FacsimileException">The file is damaged.</exception>
    public static InversionResult Read(string path, int first, int count, int codeSize) => Read(path, file =>
    {
        byte[] outcomes = file.Get<byte>("outcomes", [count]);
        if (Array.Exists(outcomes, outcome => !Enum.IsDefined((InversionOutcome)outcome)))
        {
            throw new FacsimileException($"{path}: an outcome is unknown.");
        }

        ImmutableArray<int> Whole(string name) => [.. file.Get<long>(name, [count]).Select(value => (int)value)];
        return new InversionResult
        {
            First = first,
            CodeSize = codeSize,
            CodesBefore = [.. file.Get<float>("codesBefore", [count, codeSize])],
            CodesAfter = [.. file.Get<float>("codesAfter", [count, codeSize])],
            LossesBefore = [.. file.Get<double>("lossesBefore", [count])],
            LossesAfter = [.. file.Get<double>("lossesAfter", [count])],
            Iterations = Whole("iterations"),
            Outcomes = [.. outcomes.Select(outcome => (InversionOutcome)outcome)],
            Starts = Whole("starts"),
            Contractions = [.. file.Get<double>("contractions", [count])],
        };
    });

    private static T Read<T>(string path, Func<SafetensorsFile, T> read)
    {
        try
        {
            return read(SafetensorsFile.Read(path));
        }
        catch (FacsimileException error)
        {
            throw new FacsimileException($"{error.Message} Delete this file, and the same command makes it again.", error);
        }
    }
}
