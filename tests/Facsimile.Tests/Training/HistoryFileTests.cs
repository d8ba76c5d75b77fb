using System.Globalization;
using Facsimile.Training;

namespace Facsimile.Tests.Training;

public sealed class HistoryFileTests : IDisposable
{
    private const string ClassifierHeader =
        "epoch,training_loss,validation_loss,learning_rate,training_accuracy,validation_accuracy,test_loss,test_accuracy\n";

    private readonly TemporaryFolder _folder = new();

    private string HistoryPath => _folder["history.csv"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_history_comes_back_with_the_same_bits()
    {
        EpochRecord[] epochs =
        [
            new(1, 0.1 + 0.2, 1.0 / 3, 1e-3),
            new(2, double.Epsilon, null, 1e-300),
            new(3, double.NaN, double.PositiveInfinity, 5),
        ];
        HistoryFile.Write(HistoryPath, new History { Epochs = [.. epochs], LossName = "mse" });

        Assert.Equal(epochs, HistoryFile.Read(HistoryPath, "mse").Epochs);
    }

    [Fact]
    public void The_file_is_plain_text_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            HistoryFile.Write(
                HistoryPath, new History { Epochs = [new(1, 0.5, null, 0.001), new(2, 0.25, 0.75, 0.001)], LossName = "mse" });

            Assert.Equal(
                "epoch,training_loss,validation_loss,learning_rate\n1,0.5,,0.001\n2,0.25,0.75,0.001\n",
                File.ReadAllText(HistoryPath));
            Assert.Equal(0.75, HistoryFile.Read(HistoryPath, "mse").Epochs[1].ValidationLoss);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_history_of_a_classifier_has_its_accuracies_too()
    {
        EpochRecord[] epochs =
        [
            new(1, 0.5, null, 0.001) { TrainingAccuracy = 1.0 / 3, TestLoss = 0.25, TestAccuracy = 0.75 },
            new(2, 0.25, 0.5, 0.001) { TrainingAccuracy = 0.5, ValidationAccuracy = 0.1 },
        ];
        HistoryFile.Write(HistoryPath, new History { Epochs = [.. epochs], LossName = "cross-entropy" });

        Assert.Equal(
            "epoch,training_loss,validation_loss,learning_rate,training_accuracy,validation_accuracy,test_loss,test_accuracy\n"
            + "1,0.5,,0.001,0.3333333333333333,,0.25,0.75\n2,0.25,0.5,0.001,0.5,0.1,,\n",
            File.ReadAllText(HistoryPath));
        Assert.Equal(epochs, HistoryFile.Read(HistoryPath, "cross-entropy").Epochs);
    }

    [Theory]
    [InlineData("1,5,3,1\n2,4,2,1\n3,3,2,1\n", 2)]
    [InlineData("1,5,,1\n2,4,,1\n3,3,,1\n", 3)]
    [InlineData("1,5,NaN,1\n2,4,7,1\n", 2)]
    [InlineData("", 0)]
    public void The_best_epoch_is_the_first_of_the_lowest_loss(string lines, int expected)
    {
        File.WriteAllText(HistoryPath, "epoch,training_loss,validation_loss,learning_rate\n" + lines);

        Assert.Equal(expected, HistoryFile.Read(HistoryPath, "mse").BestEpoch);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("epoch,loss\n1,2\n", "line 1")]
    [InlineData("epoch,training_loss,validation_loss,learning_rate\n1,0.5,,0.001\n2,0.5", "line 3")]
    [InlineData("epoch,training_loss,validation_loss,learning_rate\n1,0.5,,0.001\n3,0.5,,0.001\n", "line 3")]
    [InlineData("epoch,training_loss,validation_loss,learning_rate\n1,half,,0.001\n", "line 2")]
    [InlineData("epoch,training_loss,validation_loss,learning_rate\n1,0.5,x,0.001\n", "line 2")]
    [InlineData("epoch,training_loss,validation_loss,learning_rate\n1,0.5,,0.001,1,1,1,1\n", "line 2")]
    [InlineData("epoch,training_loss,validation_loss,learning_rate\n1,0.5,,\n", "line 2")]
    [InlineData(ClassifierHeader + "1,0.5,,0.001\n", "line 2")]
    [InlineData(ClassifierHeader + "1,0.5,,0.001,1,x,1,1\n", "line 2")]
    public void A_damaged_file_is_refused_with_the_line(string content, string line)
    {
        File.WriteAllText(HistoryPath, content);

        string message = Assert.Throws<FacsimileException>(() => HistoryFile.Read(HistoryPath, "mse")).Message;
        Assert.Contains(HistoryPath, message, StringComparison.Ordinal);
        Assert.Contains(line, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_missing_file_is_refused()
        => Assert.Contains(
            HistoryPath,
            Assert.Throws<FacsimileException>(() => HistoryFile.Read(HistoryPath, "mse")).Message,
            StringComparison.Ordinal);
}
