using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Facsimile.Evaluation;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary><c>evaluation.json</c>: the figures of an evaluation for other programs, and for comparing runs later.</summary>
public static class EvaluationFile
{
    /// <summary>The content of the file, for example for a command's standard output.</summary>
    public static string Format(EvaluationSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return JsonSerializer.Serialize(EvaluationJson.Of(summary), EvaluationJsonContext.Default.EvaluationJson)
            + "\n";
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder exists.</param>
    /// <param name="evaluation">What was measured.</param>
    public static void Write(string path, EvaluationResult evaluation)
        => AtomicFile.Write(path, Format(EvaluationSummary.Of(evaluation)));

    /// <summary>Reads the file back.</summary>
    /// <exception cref="FacsimileException">The file is missing or damaged; the message says where.</exception>
    public static EvaluationSummary Read(string path)
        => Read(path, EvaluationJsonContext.Default.EvaluationJson, json => json.ToSummary());

    /// <summary>Reads an evaluation of any form.</summary>
    internal static TSummary Read<TJson, TSummary>(string path, JsonTypeInfo<TJson> form, Func<TJson, TSummary> toSummary)
        where TJson : class
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            byte[] content = File.ReadAllBytes(path);
            TJson json = JsonSerializer.Deserialize(content, form) ?? throw new JsonException("The file holds only null.");
            return toSummary(json);
        }
        catch (JsonException error)
        {
            string message = error.Message.ReplaceLineEndings(" ");
            throw new FacsimileException($"{path}: not a valid evaluation ({message}) Evaluate the run again.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FacsimileException($"{path}: cannot be read ({error.Message}). Evaluate the run first.", error);
        }
    }
}
