namespace Facsimile.Studies;

/// <summary>Where one training of a study is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Epoch">The epoch that it is in, from 1; 0 before the first.</param>
/// <param name="Epochs">How many it will have.</param>
/// <param name="Loss">The mean loss of that epoch so far.</param>
public sealed record RunningTraining(string Name, int Epoch, int Epochs, double Loss);
