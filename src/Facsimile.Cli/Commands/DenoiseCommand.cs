using System.CommandLine;
using Facsimile.Cli.Inputs;
using Facsimile.Data.Corruptions;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile denoise</c>: noise on images, and a model that removes it.</summary>
internal static class DenoiseCommand
{
    public static Command Create(Shell shell)
    {
        var action = new RestoreAction(
            CorruptionOptions.Noise(), trained => trained is not Mask or MaskingNoise, "--noise, for example --noise gaussian:0.5");
        return action
            .Command(
                "denoise",
                "Add noise to clean images, let a model remove it, and measure both. (Images that are noisy already: reconstruct.)",
                shell)
            .WithExamples(
                shell,
                "facsimile denoise runs/digits-p16 --noise uniform:0.4 --out denoised",
                "facsimile denoise runs/digits-p16 digits/ --noise gaussian:0.5 --out mine");
    }
}
