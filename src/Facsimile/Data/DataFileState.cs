namespace Facsimile.Data;

/// <summary>What <see cref="DataCatalog"/> found out about a file.</summary>
public enum DataFileState
{
    /// <summary>It is there and has the right checksum.</summary>
    Correct,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there and has another checksum.</summary>
    WrongChecksum,
}
