using Facsimile.Storage;

namespace Facsimile.Studies;

/// <summary>
/// The folder of a study. No other code knows the names of its files. A trial's folder is made elsewhere and renamed, so that
/// where there is one, it is whole.
/// </summary>
internal sealed class StudyFolder
{
    private const string PlanName = "study.json";
    private const string ImagesName = "images.json";
    private const string ClaimName = ".claim";

    private StudyFolder(string path) => Path = path;

    /// <summary>The folder itself, as it was given.</summary>
    public string Path { get; }

    /// <summary>The ranked table.</summary>
    public string Table => InFolder("results.csv");

    /// <summary>All figures for programs.</summary>
    public string Results => InFolder("results.json");

    /// <summary>How long each training took; it is no result.</summary>
    public string Timing => InFolder("timing.csv");

    /// <summary>The report for reading.</summary>
    public string Report => InFolder("report.html");

    /// <summary>Locked by whoever begins the study, brings parts of it together or writes the report.</summary>
    public string Claim => InFolder(ClaimName);

    /// <summary>Makes the folder of a study, or opens the one that it has already.</summary>
    /// <exception cref="FacsimileException">The folder holds something else, or another study.</exception>
    public static StudyFolder Create(string path, Study study)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var folder = new StudyFolder(path);
        folder.RefuseOther(study);
        Directory.CreateDirectory(path);
        string plan = folder.InFolder(PlanName);
        if (!File.Exists(plan))
        {
            using var claim = FileClaim.Wait(folder.Claim, CancellationToken.None);
            if (!File.Exists(plan))
            {
                AtomicFile.Write(plan, study.ToJson());
            }
        }

        // Of several studies that begin here at once one has the folder.
        folder.RefuseOther(study);
        return folder;
    }

    /// <summary>Opens the folder of a study.</summary>
    /// <exception cref="FacsimileException">It holds no study, or a damaged one.</exception>
    public static (StudyFolder Folder, Study Study) Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var folder = new StudyFolder(path);
        string plan = folder.InFolder(PlanName);
        return File.Exists(plan)
            ? (folder, StudyReader.Load(plan))
            : throw new FacsimileException($"{path} holds no study: it has no {PlanName}; give the folder that a study wrote.");
    }

    /// <summary>Refuses a folder that holds another study, or something else.</summary>
    /// <exception cref="FacsimileException">It does.</exception>
    public void RefuseOther(Study study)
    {
        if (File.Exists(Path))
        {
            throw new FacsimileException($"{Path} is a file, not a folder: choose another --out.");
        }

        // The files are looked at before the plan: another process that starts the study now writes the plan first of all.
        bool isForeign = Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any(IsForeign);
        if (File.Exists(InFolder(PlanName)))
        {
            Study other = Open(Path).Study;
            if (other.ToJson() != study.ToJson())
            {
                throw new FacsimileException(
                    $"{Path} holds another study, {other.Name}{(other.Name == study.Name ? " with other settings" : string.Empty)}: "
                        + "choose another --out.");
            }
        }
        else if (isForeign)
        {
            throw new FacsimileException($"{Path} is not empty and holds no study: choose another --out.");
        }
    }

    /// <summary>Refuses images other than those that the study was begun with; those that begin it are noted.</summary>
    /// <exception cref="FacsimileException">They are others.</exception>
    public void RequireSameImages(StudyImages images)
    {
        RefuseOtherImages(images);
        AtomicFile.Write(InFolder(ImagesName), images.ToJson());
    }

    /// <summary>Refuses images other than those that the study was begun with.</summary>
    /// <exception cref="FacsimileException">They are others.</exception>
    public void RefuseOtherImages(StudyImages images)
    {
        string found = images.ToJson();
        string begun = File.Exists(InFolder(ImagesName)) ? File.ReadAllText(InFolder(ImagesName)) : found;
        if (begun != found)
        {
            throw new FacsimileException(
                $"{Path} was begun with other images than there are now ({ImagesName} has their numbers and checksums), so its models could "
                    + "not be compared: bring those images back, or begin the study in another folder.");
        }
    }

    /// <summary>A folder that may become one of this study.</summary>
    public static StudyFolder At(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new StudyFolder(path);
    }

    /// <summary>A file of the folder by its name.</summary>
    public string InFolder(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The run folder of a finished trial.</summary>
    public string Trial(StudyTrial trial) => System.IO.Path.Combine(Path, "trials", trial.Name);

    /// <summary>Whether a trial has come to an end, good or bad.</summary>
    public bool IsDone(StudyTrial trial) => System.IO.Path.Exists(Trial(trial));

    /// <summary>The folder of a training that is not finished.</summary>
    public string Training(PlannedTraining training) => System.IO.Path.Combine(Path, "trainings", training.Name);

    /// <summary>Deletes what a training has left whose trials have all come to an end. Whoever claims it now finds them done.</summary>
    public void DeleteTraining(PlannedTraining training)
    {
        try
        {
            Directory.Delete(Training(training), recursive: true);
            Directory.Delete(InFolder("trainings"));
        }
        catch (IOException)
        {
            // Another training is there, or another process looks at this one just now, and deletes it then.
        }
    }

    /// <summary>Writes a trial: as a whole or, when the process is killed, not at all.</summary>
    /// <param name="training">Its training.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="write">Fills the run folder.</param>
    public void WriteTrial(PlannedTraining training, StudyTrial trial, Action<RunFolder> write)
    {
        string draft = System.IO.Path.Combine(Training(training), "trial");
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        using (var folder = RunFolder.Create(draft))
        {
            AtomicFile.Write(folder.Recipe, trial.Recipe.ToJson());
            write(folder);
        }

        Directory.CreateDirectory(InFolder("trials"));
        Directory.Move(draft, Trial(trial));
    }

    /// <summary>Notes that a trial has failed.</summary>
    public void WriteFailure(PlannedTraining training, StudyTrial trial, string reason)
        => WriteTrial(training, trial, folder => folder.WriteFailure(reason));

    /// <summary>Another process may be about to write the plan, or was killed while it did.</summary>
    private static bool IsForeign(string path)
        => System.IO.Path.GetFileName(path) != ClaimName && !path.EndsWith(AtomicFile.TemporaryEnding, StringComparison.Ordinal);
}
