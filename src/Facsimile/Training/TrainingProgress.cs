namespace Facsimile.Training;

/// <summary>How far a training is; reported after each step.</summary>
/// <param name="Epoch">The current epoch, from 1.</param>
/// <param name="Epochs">How many epochs there will be at most.</param>
/// <param name="Step">The step of this epoch that was just done, from 1.</param>
/// <param name="StepsPerEpoch">How many steps an epoch has.</param>
/// <param name="Images">How many images this process has trained on.</param>
/// <param name="TrainingLoss">The mean loss of this epoch so far.</param>
/// <param name="Finished">What was measured of the epoch, when this step was its last; else null.</param>
/// <param name="Elapsed">The time since this process began to train.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int Epochs,
    int Step,
    int StepsPerEpoch,
    long Images,
    double TrainingLoss,
    EpochRecord? Finished,
    TimeSpan Elapsed);
