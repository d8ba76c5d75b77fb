using Facsimile.Layers;
using Facsimile.Numerics;

namespace Facsimile.Tests.Layers;

public class DropoutTests
{
    private static readonly Sequential Network = new(new Shape(10_000), new Dropout(0.2));

    [Fact]
    public void Removes_the_share_and_scales_the_rest()
    {
        float[] output = Train(step: 1);
        Assert.All(output, value => Assert.True(value is 0 or 1.25f));

        // The number of zeros is binomial(10000, 0.2): mean 2000, standard deviation 40.
        Assert.InRange(output.Count(value => value == 0), 1800, 2200);
    }

    [Fact]
    public void A_step_repeats_its_own_choice_and_no_other()
    {
        Assert.Equal(Train(step: 3), Train(step: 3));
        Assert.NotEqual(Train(step: 3), Train(step: 4));
    }

    [Fact]
    public void Choices_of_neighbours_and_of_neighbouring_steps_are_independent()
    {
        float[] one = Train(step: 1);
        float[] two = Train(step: 2);

        // Both zero: binomial(9999, 0.04), mean 400, standard deviation 20.
        Assert.InRange(Enumerable.Range(0, 9_999).Count(i => one[i] == 0 && one[i + 1] == 0), 300, 500);
        Assert.InRange(Enumerable.Range(0, 9_999).Count(i => one[i] == 0 && two[i] == 0), 300, 500);
    }

    [Fact]
    public void The_choice_does_not_depend_on_the_number_of_threads()
        => Assert.Equal(Train(step: 5, threads: 1), Train(step: 5, threads: 3));

    [Fact]
    public void Backward_lets_the_same_values_through()
    {
        Workspace workspace = Network.CreateWorkspace(1, training: true);
        workspace.BeginStep(1);
        workspace.Input.Fill(1);
        workspace.Forward();
        workspace.OutputGradient.Fill(1);
        workspace.Backward(inputGradient: true);
        Assert.Equal(workspace.Output, workspace.InputGradient);
    }

    [Fact]
    public void Does_nothing_outside_training()
    {
        Workspace workspace = Network.CreateWorkspace(1);
        workspace.Input.Fill(0.3f);
        workspace.Forward();
        Assert.Equal(workspace.Input, workspace.Output);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_probability_out_of_range_is_refused(double probability)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(probability));

    private static float[] Train(long step, int threads = 2)
    {
        Workspace workspace = Network.CreateWorkspace(1, training: true, WorkerPool.WithThreads(threads), seed: 6);
        workspace.BeginStep(step);
        workspace.Input.Fill(1);
        workspace.Forward();
        return workspace.Output.ToArray();
    }
}
