using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Training;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions.VendorSide;

/// <summary>A submission as the API shows it.</summary>
internal sealed record SubmissionView(string Id, string Vendor, string VendorName, string Contact, DateTimeOffset At, SubmissionKind Kind, SubmissionState State, string What)
{
    public VendorAnswers? Answers { get; init; }

    public ItemEvidence? Item { get; init; }

    public IReadOnlyList<Certification>? Certifications { get; init; }

    public IReadOnlyList<Reading>? Readings { get; init; }

    /// <summary>What confirming readings would change; only in the list, while they wait and the run takes them.</summary>
    public ReadingsPreview? Changes { get; init; }

    public string? JudgedBy { get; init; }

    public DateTimeOffset? JudgedAt { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Shows what vendors submitted in the reader's language.</summary>
public sealed class SubmissionViews(RunStore store, SubmitForVendor submissions, PreviewSubmission previews, Phrasebook phrases)
{
    internal async Task<IReadOnlyList<SubmissionView>> OfAsync(string runId, bool onlyOpen, string language, CancellationToken cancellation)
    {
        var run = await store.GetAsync(runId, cancellation);
        var views = new List<SubmissionView>();
        foreach (var one in (await submissions.ListAsync(runId, cancellation)).Where(one => !onlyOpen || one.IsOpen))
            views.Add(Of(one, language) with { Changes = await previews.OfAsync(run, one, cancellation) });
        return views;
    }

    internal SubmissionView Of(VendorSubmission one, string language) =>
        new(one.Id, one.VendorId, one.VendorName, one.ContactName, one.At, one.Kind, one.State, phrases.Render(SubmitForVendor.Describe(one), language))
        {
            Answers = one.Answers,
            Item = one.Item,
            Certifications = one.Certifications,
            Readings = one.Readings,
            JudgedBy = one.JudgedBy,
            JudgedAt = one.JudgedAt,
            Reason = one.Reason,
        };
}
