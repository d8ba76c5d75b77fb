using System.Globalization;
using System.Text;
using Facsimile.Data.Csv;
using Facsimile.Evaluation;

namespace Facsimile.Reports.Classifiers;

/// <summary>The tables of a classifier's report as comma-separated text.</summary>
internal static class ClassFiles
{
    /// <summary><c>classes.csv</c>: precision, recall and F1, one line a class.</summary>
    public static string Scores(ClassificationSummary summary)
    {
        var text = new StringBuilder("label,class,images,predicted,precision,recall,f1\n");
        foreach (ClassScores one in summary.Classes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Label},{CsvWriter.Quoted(one.Name)},{one.Count},{one.Predicted},");
            text.Append(CultureInfo.InvariantCulture, $"{one.Precision:R},{one.Recall:R},{one.F1:R}\n");
        }

        return text.ToString();
    }

    /// <summary><c>confusion.csv</c>: a line a true class, a column a predicted one.</summary>
    public static string Confusion(ClassificationSummary summary)
    {
        string[] names = [.. summary.ClassNames.Select(CsvWriter.Quoted)];
        var text = new StringBuilder("class,").AppendJoin(',', names).Append('\n');
        for (int truth = 0; truth < names.Length; truth++)
        {
            text.Append(names[truth]).Append(',');
            text.AppendJoin(',', Enumerable.Range(0, names.Length).Select(
                predicted => summary.Confusion[truth, predicted].ToString(CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }
}
