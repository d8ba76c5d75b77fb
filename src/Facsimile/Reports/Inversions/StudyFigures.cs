using System.Collections.Immutable;
using Facsimile.Inversion.Analysis;

namespace Facsimile.Reports.Inversions;

/// <summary>What is computed once from a study, for its page and all its files.</summary>
/// <param name="Sets">The latent sets: MT, MN, MB, and MB of all where there is one.</param>
/// <param name="Plane">Where the codes are shown; null where they have one number.</param>
/// <param name="Vectors">From MT to MN.</param>
/// <param name="Methods">All methods; the published one first.</param>
internal sealed record StudyFigures(
    ImmutableArray<SetFigures> Sets, CodePlane? Plane, TranslationVectors Vectors, ImmutableArray<MethodFigures> Methods)
{
    public SetFigures Encoded => Sets[0];

    public SetFigures Found => Sets[1];

    public SetFigures Amortized => Sets[2];

    public static StudyFigures Of(InversionStudyResult study) => new(
        [.. study.Sets.Select(SetFigures.Of)],
        CodePlane.Of(study.Sets),
        TranslationVectors.Of(study.Sets[0], study.Sets[1]),
        [.. study.Methods.Select(method => MethodFigures.Of(method, study.Methods[0]))]);
}
