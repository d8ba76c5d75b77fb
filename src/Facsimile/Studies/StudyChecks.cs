using Facsimile.Data.Corruptions;
using Facsimile.Studies.Results;

namespace Facsimile.Studies;

/// <summary>Whether a study's conclusions and uses speak of what it has.</summary>
internal static class StudyChecks
{
    /// <summary>Checks them.</summary>
    /// <exception cref="FacsimileException">One names an axis or a level that there is not, or a number is outside its range.</exception>
    public static void Check(StudyPlan plan)
    {
        Study study = plan.Study;
        if (plan.Axes.FirstOrDefault(axis => StudyTable.OtherColumns.Contains(axis.Axis)) is { } taken)
        {
            throw new FacsimileException(
                $"{study.Name}: the axis '{taken.Axis}' has the name of another column of results.csv; give it a name of its own.");
        }

        if (study.Conclusions.Any(conclusion => string.IsNullOrWhiteSpace(conclusion.Statement)))
        {
            throw new FacsimileException($"{study.Name}: conclusions: a statement is empty; say what is to be checked.");
        }

        foreach (StudyConclusion conclusion in study.Conclusions)
        {
            StudyLevels axis = Axis(plan, conclusion.Axis, "conclusions");
            foreach (string level in new[] { conclusion.From, conclusion.To }.OfType<string>())
            {
                // A sample may have left a level out; the conclusion then has nothing to compare, and says so.
                if (study.Sample is null && !axis.Levels.Contains(level))
                {
                    throw new FacsimileException(
                        $"{study.Name}: conclusions: the axis '{axis.Axis}' has no level '{level}'; it has {string.Join(", ", axis.Levels)}.");
                }
            }

            if (conclusion.Measure == StudyMeasure.Denoising
                && (study.Uses?.BestOfEach != conclusion.Axis || study.Uses.UniformNoise.IsEmpty))
            {
                throw new FacsimileException(
                    $"{study.Name}: '{conclusion.Statement}' speaks of denoising by '{conclusion.Axis}'; set uses.bestOfEach to it, "
                        + "and uses.uniformNoise.");
            }
        }

        if (study.Uses is { } uses)
        {
            Axis(plan, uses.BestOfEach, "uses.bestOfEach");
            if (uses.UniformNoise.Distinct().Count() < uses.UniformNoise.Length)
            {
                throw new FacsimileException($"{study.Name}: uses.uniformNoise has an amplitude more than once; give each once.");
            }

            foreach (double amplitude in uses.UniformNoise)
            {
                new UniformNoise { Amplitude = amplitude }.Validate("uses.uniformNoise: ");
            }

            uses.Mask?.Validate("uses.mask.");
            if (uses.Mask is not (null or Mask))
            {
                throw new FacsimileException($"{study.Name}: uses.mask is {uses.Mask}; give a mask: block, stripes or picture.");
            }
        }
    }

    private static StudyLevels Axis(StudyPlan plan, string name, string place)
        => plan.Axes.FirstOrDefault(axis => axis.Axis == name) ?? throw new FacsimileException(
            $"{plan.Study.Name}: {place}: there is no axis '{name}'; there are {string.Join(", ", plan.Axes.Select(axis => axis.Axis))}.");
}
