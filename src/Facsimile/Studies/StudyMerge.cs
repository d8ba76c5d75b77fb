using Facsimile.Storage;

namespace Facsimile.Studies;

/// <summary>Puts the finished trials of several folders together.</summary>
internal static class StudyMerge
{
    /// <summary>Copies them into a new folder, which can be resumed where trials are missing.</summary>
    /// <param name="output">The new folder.</param>
    /// <param name="folders">The folders; where two have a trial, that of the first is taken.</param>
    /// <param name="load">Loads the images of the study, which must be those of all folders.</param>
    public static void Merge(string output, IReadOnlyList<string> folders, Func<StudyPlan, StudyImages> load)
    {
        if (folders.Count == 0)
        {
            throw new FacsimileException("There are no folders to merge; give at least one.");
        }

        (StudyFolder Folder, Study Study)[] parts = [.. folders.Select(StudyFolder.Open)];
        Study study = parts[0].Study;
        foreach ((StudyFolder folder, Study other) in parts)
        {
            if (other.ToJson() != study.ToJson())
            {
                throw new FacsimileException(
                    $"{folder.Path} holds another study than {parts[0].Folder.Path}, or one with other settings; merge parts of one.");
            }
        }

        var plan = StudyPlan.Of(study);
        StudyImages images = load(plan);
        Array.ForEach(parts, part => part.Folder.RefuseOtherImages(images));
        StudyFolder merged = StudyFolder.Create(output, study);
        merged.RequireSameImages(images);
        using var claim = FileClaim.Wait(merged.Claim, CancellationToken.None);
        foreach (PlannedTraining training in plan.Trainings)
        {
            foreach (StudyTrial trial in training.Trials.Where(trial => !merged.IsDone(trial)))
            {
                if (Array.Find(parts, part => part.Folder.IsDone(trial)).Folder is { } part)
                {
                    Copy(part.Trial(trial), merged.Trial(trial));
                }
            }
        }
    }

    /// <summary>As a whole or, when the process is killed, not at all.</summary>
    private static void Copy(string source, string destination)
    {
        string draft = destination + AtomicFile.TemporaryEnding;
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        Directory.CreateDirectory(draft);
        foreach (string file in Directory.GetFiles(source))
        {
            using FileStream content = File.OpenRead(file);
            AtomicFile.Write(Path.Combine(draft, Path.GetFileName(file)), content.CopyTo);
        }

        Directory.Move(draft, destination);
    }
}
