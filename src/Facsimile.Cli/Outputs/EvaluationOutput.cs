using Facsimile.Evaluation;
using Facsimile.Reports;

namespace Facsimile.Cli.Outputs;

/// <summary>The figures of an evaluation of any kind, for people or for programs.</summary>
internal static class EvaluationOutput
{
    /// <summary>Writes a table, or the JSON of <c>evaluation.json</c>.</summary>
    public static void Write(ModelEvaluation evaluation, bool json, Shell shell)
    {
        if (json)
        {
            shell.Output.Write(ToJson(evaluation));
        }
        else if (evaluation is ClassificationResult classification)
        {
            ClassificationTable.Write(ClassificationSummary.Of(classification), shell);
        }
        else
        {
            EvaluationTable.Write(EvaluationSummary.Of((EvaluationResult)evaluation), shell);
        }
    }

    /// <summary>The content of <c>evaluation.json</c>.</summary>
    public static string ToJson(ModelEvaluation evaluation) => evaluation is ClassificationResult classification
        ? ClassificationFile.Format(ClassificationSummary.Of(classification))
        : EvaluationFile.Format(EvaluationSummary.Of((EvaluationResult)evaluation));
}
