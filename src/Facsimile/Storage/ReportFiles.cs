namespace Facsimile.Storage;

/// <summary>The names of the files of a report, which stand in a run folder or in a folder of their own.</summary>
internal static class ReportFiles
{
    public const string History = "history.csv";
    public const string Evaluation = "evaluation.json";
    public const string ImageScores = "images.csv";
    public const string Report = "report.html";
    public const string Comparison = "comparison.html";
    public const string Study = "study.json";
    public const string LossChart = "loss.svg";
    public const string SsimChart = "ssim.svg";
    public const string MseChart = "mse.svg";
    public const string LatentChart = "latent.svg";
    public const string Reconstructions = "reconstructions.png";
    public const string Best = "best.png";
    public const string Worst = "worst.png";
    public const string Epochs = "epochs.png";
    public const string ReconstructionChart = "reconstruction.svg";
    public const string DivergenceChart = "divergence.svg";
    public const string Samples = "samples.png";
    public const string Plane = "plane.png";
    public const string Interpolations = "interpolations.png";
    public const string Traversals = "traversals.png";
    public const string AccuracyChart = "accuracy.svg";
    public const string ConfusionChart = "confusion.svg";
    public const string Confusion = "confusion.csv";
    public const string Classes = "classes.csv";
    public const string MostConfused = "most-confused.png";
    public const string NoiseChart = "noise.svg";
    public const string NoiseFigures = "noise.csv";
    public const string RestorationErrors = "errors.csv";
    public const string RestorationGrid = "grid.png";
}
