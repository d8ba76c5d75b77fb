namespace Facsimile.Studies;

/// <summary>How much a change helps: by which part the error falls, in the geometric mean.</summary>
public enum StudyEffect
{
    /// <summary>It helps at all: the error falls.</summary>
    Helps,

    /// <summary>It helps much: the error falls by a fifth or more.</summary>
    HelpsMuch,

    /// <summary>It helps a little: the error falls by 5 % to 20 %.</summary>
    HelpsLittle,

    /// <summary>It does not matter: the error changes by less than 5 %.</summary>
    DoesNotMatter,
}
