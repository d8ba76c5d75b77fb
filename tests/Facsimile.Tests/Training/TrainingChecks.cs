using Facsimile.Training;

namespace Facsimile.Tests.Training;

/// <summary>What is asked of the training of a model of any kind.</summary>
internal static class TrainingChecks
{
    /// <summary>Asserts that steps allocate nothing once the first ones are over.</summary>
    public static void AssertStepsAllocateNothing(TrainingSession session)
    {
        int[] batch = [.. Enumerable.Range(0, 16)];
        for (int step = 1; step <= 50; step++)
        {
            session.TrainOn(batch, step, 1e-3);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 51; step <= 60; step++)
        {
            session.TrainOn(batch, step, 1e-3);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Two epochs by the first session and the others, from its checkpoint, by the second, whose history it gives.</summary>
    public static History Resume(TrainingSession first, TrainingSession second)
    {
        using var folder = new TemporaryFolder();
        string checkpoint = folder["checkpoint.safetensors"];
        first.RunEpoch();
        first.RunEpoch();
        first.SaveCheckpoint(checkpoint);
        second.RestoreCheckpoint(checkpoint);
        while (!second.IsFinished)
        {
            second.RunEpoch();
        }

        return second.Finish();
    }
}
