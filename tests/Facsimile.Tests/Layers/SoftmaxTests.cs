using Facsimile.Layers;

namespace Facsimile.Tests.Layers;

public class SoftmaxTests
{
    [Fact]
    public void Each_sample_sums_to_one() => Assert.Equal(1, Run([1, 2, 3, -4, 0.5f]).Sum(), 1e-6);

    [Fact]
    public void A_shift_of_all_values_changes_nothing()
    {
        float[] expected = Run([0, 1, 2, 3, 4]);
        float[] shifted = Run([4096, 4097, 4098, 4099, 4100]);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(expected[i], shifted[i], 1e-6);
        }
    }

    [Fact]
    public void Huge_values_do_not_overflow() => Assert.Equal([0, 1, 0, 0, 0], Run([-1e30f, 1e30f, 0, 3, -7]));

    [Fact]
    public void NaN_stays_NaN() => Assert.All(Run([1, float.NaN, 2, 3, 4]), value => Assert.True(float.IsNaN(value)));

    private static float[] Run(float[] values)
    {
        Workspace workspace = new Sequential(new Shape(5), new Softmax()).CreateWorkspace(1);
        values.CopyTo(workspace.Input);
        workspace.Forward();
        return workspace.Output.ToArray();
    }
}
