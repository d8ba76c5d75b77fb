using System.Text.Json.Nodes;
using Facsimile.Cli.Commands;

namespace Facsimile.Cli.Tests.Commands;

public sealed class TrainCommandTests(SampleFiles files) : IClassFixture<SampleFiles>
{
    [Fact]
    public void Training_prints_a_line_an_epoch_then_the_table_and_the_path_of_the_report()
    {
        Assert.Equal(ExitCode.Success, files.Training.ExitCode);
        Assert.Contains("epoch 2/2  loss ", files.Training.Error, StringComparison.Ordinal);
        Assert.Contains("SSIM", files.Training.Output, StringComparison.Ordinal);
        Assert.Contains("PCA median", files.Training.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"report     {Path.Combine(files.Run, "report.html")}\n", files.Training.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(files.Run, "report.html")));
    }

    [Fact]
    public void Lines_on_standard_output_have_no_trailing_blanks()
        => Assert.All(files.Training.Output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));

    [Fact]
    public void Results_name_the_course_of_the_losses_and_say_when_PCA_does_better()
    {
        string first = files.Training.Error.Split("validation ")[1].Split(' ')[0];
        string last = files.Training.Error.Split("validation ")[2].Split(' ')[0];
        Assert.Contains($"losses     {first} → {last} in epochs 1, 2\n", files.Training.Output, StringComparison.Ordinal);
        Assert.Contains($"lowest validation loss {last} in epoch 2", files.Training.Output, StringComparison.Ordinal);
        Assert.Contains("hint       PCA with the same 8 numbers does better: MSE mean ", files.Training.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_one_document_with_the_figures()
    {
        Cli.Outcome outcome = Train("--epochs", "3", "--json");

        JsonNode document = JsonNode.Parse(outcome.Output)!;
        Assert.Equal(3, (int)document["epochs"]!);
        Assert.Equal("fashion-simple", (string)document["recipe"]!);
        Assert.InRange((double)document["evaluation"]!["metrics"]!["mse"]!["mean"]!, 0, 1);
        Assert.True(File.Exists((string)document["report"]!));
    }

    [Fact]
    public void Settings_change_the_recipe_that_the_run_keeps()
    {
        string run = files.Fresh();
        Train("--epochs", "1", "--set", "optimizer.learningRate=0.01", "--out", run);

        JsonNode recipe = JsonNode.Parse(File.ReadAllText(Path.Combine(run, "recipe.json")))!;
        Assert.Equal(0.01, (double)recipe["optimizer"]!["learningRate"]!);
        Assert.Equal(1, (int)recipe["training"]!["epochs"]!);
    }

    [Fact]
    public void Threads_change_no_figure()
    {
        string one = files.Fresh();
        string three = files.Fresh();
        Train("--epochs", "2", "--threads", "1", "--out", one);
        Train("--epochs", "2", "--threads", "3", "--out", three);

        RunFiles.AssertEqual(one, three);
    }

    [Fact]
    public void Used_folder_is_refused_and_nothing_in_it_changes()
    {
        Dictionary<string, byte[]> before = RunFiles.Read(files.Run);

        string line = Cli.Refuse("train", "fashion-simple", "--set", $"data.set={files.Npy}", "--out", files.Run);

        Assert.Equal($"facsimile: {files.Run} holds a finished run: choose another --out.", line);
        Assert.Equal(before, RunFiles.Read(files.Run));
    }

    [Fact]
    public void Finished_run_is_not_resumed()
        => Assert.Contains("finished", Cli.Refuse("train", "--resume", files.Run), StringComparison.Ordinal);

    [Fact]
    public void Diverged_training_fails_with_epoch_step_and_learning_rate()
    {
        Cli.Outcome outcome = Train("--set", "optimizer.learningRate=1e30", "--set", "loss.type=bce");

        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Matches(
            "^facsimile: The training diverged: .* in epoch \\d+, step 1, at learning rate 1E\\+30", outcome.LastErrorLine);
    }

    [Theory]
    [InlineData("There is no recipe 'fashon-simple'; did you mean 'fashion-simple'?", "fashon-simple")]
    [InlineData("There is no recipe 'fashion'; did you mean 'fashion-deep' or 'fashion-simple'?", "fashion")]
    [InlineData("There is no recipe 'nothing-like-it'; choose one of", "nothing-like-it")]
    [InlineData("There is no data set or path 'mnits'; did you mean 'mnist'?", "simple", "--set", "data.set=mnits")]
    [InlineData("--data no-such-folder: there is no such folder.", "quickstart", "--data", "no-such-folder")]
    [InlineData("Give either a RECIPE to train or --resume RUN.")]
    [InlineData("Give either a RECIPE to train or --resume RUN.", "simple", "--resume", "x")]
    [InlineData("--epochs cannot change a run that is resumed", "--resume", "x", "--epochs", "3")]
    [InlineData("x is no run folder", "--resume", "x")]
    [InlineData("--threads is a whole number, 1 to 1024, not '0'.", "simple", "--threads", "0")]
    [InlineData("--epochs is a whole number, 1 or more, not 'many'.", "simple", "--epochs", "many")]
    [InlineData("There is no option '--epoch' here; did you mean '--epochs'?", "simple", "--epoch", "3")]
    [InlineData("fashion-simple: there is no setting 'training.epoch'", "fashion-simple", "--set", "training.epoch=3")]
    [InlineData("'training.epochs' is no setting; write path=value", "fashion-simple", "--set", "training.epochs")]
    public void Wrong_use_is_one_line(string message, params string[] arguments)
        => Assert.StartsWith("facsimile: " + message, Cli.Refuse(["train", .. arguments]), StringComparison.Ordinal);

    [Fact]
    public void Missing_images_leave_no_folder_behind()
    {
        string runs = files.Fresh();

        string line = Cli.Refuse("train", "fashion-simple", "--set", "data.set=no-such.npy", "--out", Path.Combine(runs, "run"));

        Assert.Contains("no-such.npy", line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(runs));
    }

    [Fact]
    public void Quickstart_takes_the_next_free_folder()
    {
        string runs = Directory.CreateDirectory(files.Fresh()).FullName;
        Assert.Equal(Path.Combine(runs, "quickstart"), QuickstartCommand.NextFreeFolder(runs));
        Directory.CreateDirectory(Path.Combine(runs, "quickstart"));
        Directory.CreateDirectory(Path.Combine(runs, "quickstart-2"));
        Assert.Equal(Path.Combine(runs, "quickstart-3"), QuickstartCommand.NextFreeFolder(runs));
    }

    /// <summary>Trains a small network; into a fresh folder unless <c>--out</c> is among the arguments.</summary>
    private Cli.Outcome Train(params string[] arguments)
    {
        string[] output = arguments.Contains("--out") ? [] : ["--out", files.Fresh()];
        return Cli.Run(
        [
            "train", "fashion-simple", "--set", $"data.set={files.Npy}", "--set", "network.widths=[8]", .. arguments, .. output,
        ]);
    }
}
