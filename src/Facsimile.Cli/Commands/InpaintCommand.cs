using System.CommandLine;
using Facsimile.Cli.Inputs;
using Facsimile.Data.Corruptions;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile inpaint</c>: hidden parts of images, and a model that fills them in.</summary>
internal static class InpaintCommand
{
    public static Command Create(Shell shell)
    {
        Option<bool> keepKnown = new("--keep-known")
        {
            Description = "Keep the pixels outside of the mask as they are. Default: the model draws the whole image.",
        };
        var action = new RestoreAction(
            CorruptionOptions.Mask(otherwise: "what the run was trained with"), trained => trained is Mask, "--mask, for example --mask block:10x10@8,8");
        return action
            .Command(
                "inpaint",
                "Hide a part of images, let a model fill it in, and measure inside and outside of the mask.",
                shell,
                keepKnown)
            .WithExamples(
                shell,
                "facsimile inpaint runs/digits-p16 --mask block:10x10@8,8 --out filled",
                "facsimile inpaint runs/digits-p16 --mask stripes:2,6,vertical --out filled",
                "facsimile inpaint runs/digits-p16 --mask hole.png --keep-known --out filled");
    }
}
