using System.CommandLine;
using System.Diagnostics;
using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Runs;

namespace Facsimile.Bench.Sides;

/// <summary><c>invert</c>: Facsimile's side of <c>bench/compare/invert</c>.</summary>
internal static class InvertCommand
{
    public static Command Create()
    {
        Argument<string> run = new("RUN") { Description = "The run folder of an autoencoder with a code of two numbers." };
        Option<string?> data = new("--data") { HelpName = "DIR", Description = "The folder of the data sets." };
        Option<int> images = BenchOptions.WholeNumber("--images", "N", 2000, "How many training images are inverted. Default: 2000.");
        Option<string?> share = new("--share")
        {
            HelpName = "DIR",
            Description = "Write the images and the encoder's codes to this folder, for another program to start from.",
        };
        Option<int> threads = BenchOptions.Threads();
        var command = new Command(
            "invert",
            "Inverts the decoder when it is told to, by lines on standard input: adafactor, adam, levenberg-marquardt, global.")
        {
            run, data, images, share, threads,
        };
        command.SetAction(result =>
        {
            var trained = TrainedRun.Open(result.GetRequiredValue(run));
            var autoencoder = trained.Model as Autoencoder
                ?? throw new FacsimileException($"{result.GetValue(run)} holds no autoencoder.");
            Images training = trained.LoadImages(new RunOptions { DataDirectory = result.GetValue(data) }).Train.Images;
            Images inverted = training.Slice(0, Math.Min(training.Count, result.GetValue(images)));
            if (result.GetValue(share) is { } folder)
            {
                NpyFile.Write(Path.Combine(folder, "images.npy"), inverted);
                NpyFile.Write(Path.Combine(folder, "codes.npy"), autoencoder.Encode(inverted));
            }

            Turns.Take(words => Answer(words, autoencoder, training, inverted, result.GetValue(threads)));
        });
        return command;
    }

    private static object Answer(string[] words, Autoencoder autoencoder, Images training, Images images, int threads)
    {
        long begin = Stopwatch.GetTimestamp();
        var options = new InversionOptions { Threads = threads };
        options = words switch
        {
            ["adafactor"] => options with { Method = new AdafactorDescent() },
            ["adam"] => options with { Method = new AdamDescent() },
            ["levenberg-marquardt"] => options,
            ["global"] => options with
            {
                Method = new LevenbergMarquardt { PolishingSteps = LevenbergMarquardt.ThoroughPolishing },
                Start = new GlobalStart(Codebook.Grid(autoencoder, training, workers: WorkerPool.WithThreads(threads))),
            },
            _ => throw new FacsimileException(
                $"'{string.Join(' ', words)}' is not understood; known: adafactor, adam, levenberg-marquardt, global."),
        };
        InversionResult result = new Inverter(autoencoder, options).Invert(images);
        return new
        {
            Seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds,
            Losses = result.LossesAfter.ToArray(),
            Changes = Enumerable.Range(0, result.Count).Select(result.Change).ToArray(),
            PeakMegabytes = Turns.PeakMegabytes(),
        };
    }
}
