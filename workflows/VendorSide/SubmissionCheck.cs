using System.Text.Json;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Training;

namespace Onboarding.Workflows.VendorSide;

/// <summary>What is wrong with a submission as the run stands, by the same rules that hold when it is confirmed, so that a vendor hears it at once. Pure.</summary>
public static class SubmissionCheck
{
    /// <summary>Days of readings that one submission may have.</summary>
    public const int MostDays = 95;

    // A row holds one mebibyte, two bytes a letter; the rest of the row and a margin need some of it.
    private const int MostLetters = 400_000;

    /// <summary>Passes when the run takes such a submission of this vendor now.</summary>
    /// <exception cref="WrongStageException">It does not.</exception>
    public static void RequireOpen(Run run, string vendorId, SubmissionKind kind, string? stage = null)
    {
        switch (kind)
        {
            case SubmissionKind.Answers:
                StageGuard.RequirePreparing(run, StageIds.Shortlist);
                return;
            case SubmissionKind.Item:
                StageGuard.RequirePreparing(run, stage is not null && OpenItems.Stages.Contains(stage) ? [stage] : [.. OpenItems.Stages]);
                break;
            case SubmissionKind.Certifications:
                StageGuard.RequirePreparing(run, StageIds.Training, StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations);
                break;
            default:
                StageGuard.Require(run, StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations);
                break;
        }

        if (!VendorStanding.IsChosen(run, vendorId)) throw new WrongStageException(run, new Phrase("error.vendor-not-chosen"));
    }

    /// <summary>True when the run takes such a submission of this vendor now.</summary>
    public static bool IsOpen(Run run, string vendorId, SubmissionKind kind)
    {
        try
        {
            RequireOpen(run, vendorId, kind);
            return true;
        }
        catch (WrongStageException)
        {
            return false;
        }
    }

    /// <summary>Every error.</summary>
    /// <param name="submission">What was submitted.</param>
    /// <param name="file">The run and the vendor.</param>
    /// <param name="plan">The pilot's plan; null before there is one.</param>
    /// <param name="today">Today (UTC).</param>
    public static IReadOnlyList<FieldError> ErrorsOf(VendorSubmission submission, VendorFile file, PilotPlan? plan, DateOnly today)
    {
        if (JsonSerializer.Serialize(submission, RunJson.Options).Length > MostLetters) return [new("items", new Phrase("error.submission-too-large"))];
        return submission switch
        {
            { Answers: { } answers } => PutAnswers.ErrorsOf(answers, file.Vendor, file.File.Playbook.Shortlist.Questions),
            { Item: { } item } => OfItem(item, file.File.Playbook),
            { Certifications: { } lines } => AddCertifications.ErrorsOf(lines, file.File.Playbook.Training, today),
            { Readings: { } readings } => [.. ReadingCheck.Of(readings, file.File, plan?.StartsOn ?? today, today, MostDays)],
            _ => [],
        };
    }

    private static IReadOnlyList<FieldError> OfItem(ItemEvidence item, Playbook playbook)
    {
        var items = playbook.ChecklistOf(item.Stage).Items;
        return
        [
            .. items.Any(one => one.Id == item.Id) ? [] : new[] { FieldError.UnknownId("id", item.Id, items.Select(one => one.Id)) },
            .. string.IsNullOrWhiteSpace(item.Evidence) ? new[] { new FieldError("evidence", new Phrase("error.evidence-missing")) } : [],
        ];
    }
}
