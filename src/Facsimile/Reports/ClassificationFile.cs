using System.Text.Json;
using Facsimile.Evaluation;
using Facsimile.Reports.Classifiers;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary><c>evaluation.json</c> of a classifier: its figures for other programs, and for comparing runs later.</summary>
public static class ClassificationFile
{
    /// <summary>The content of the file, for example for a command's standard output.</summary>
    public static string Format(ClassificationSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return JsonSerializer.Serialize(ClassificationJson.Of(summary), EvaluationJsonContext.Default.ClassificationJson) + "\n";
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder exists.</param>
    /// <param name="evaluation">What was measured.</param>
    public static void Write(string path, ClassificationResult evaluation)
        => AtomicFile.Write(path, Format(ClassificationSummary.Of(evaluation)));

    /// <summary>Reads the file back.</summary>
    /// <exception cref="FacsimileException">The file is missing or damaged; the message says where.</exception>
    public static ClassificationSummary Read(string path)
        => EvaluationFile.Read(path, EvaluationJsonContext.Default.ClassificationJson, json => json.ToSummary());
}
