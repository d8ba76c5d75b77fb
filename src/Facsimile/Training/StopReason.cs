namespace Facsimile.Training;

/// <summary>Why a training ended.</summary>
public enum StopReason
{
    /// <summary>It has not ended: it was interrupted, and can be resumed.</summary>
    Interrupted,

    /// <summary>All epochs were done.</summary>
    Completed,

    /// <summary>The validation loss had not improved for the set number of epochs.</summary>
    EarlyStopping,
}
