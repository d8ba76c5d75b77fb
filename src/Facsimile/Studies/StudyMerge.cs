using Facsimile.Storage;

namespace Facsimile.Studies;

/// <summary>Puts the finished trials of several folders together.</summary>
internal static class StudyMerge
{
    /// <summary>Copies them into a new folder, which can be resumed where trials are missing.</summary>
    public static void Merge(string output, IReadOnlyList<string> folders)
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

            if (folder.Images is { } images && parts[0].Folder.Images is { } first && images != first)
            {
                throw new FacsimileException(
                    $"{folder.Path} was trained on other images than {parts[0].Folder.Path} (see their images.json): its models cannot be "
                        + "compared with the others.");
            }
        }

        var plan = StudyPlan.Of(study);
        StudyFolder merged = StudyFolder.Create(output, study);
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
