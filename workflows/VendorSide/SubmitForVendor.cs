using System.Globalization;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.VendorSide;

/// <summary>Takes what a vendor's contact submits, for the project manager to judge. What counts is not touched.</summary>
public sealed class SubmitForVendor(RunStore store, TimeProvider time)
{
    // So that no link can fill a run; a pilot's daily readings of two months fit.
    private const int MostOpen = 60;

    /// <summary>Stores a submission; the same one again while it waits changes nothing, another one about the same replaces what waits.</summary>
    /// <param name="file">Whose pages it comes from.</param>
    /// <param name="content">A submission of which only the content counts.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="WrongStageException">The run does not take it now.</exception>
    /// <exception cref="InvalidInputException">Something is wrong with it; nothing was stored.</exception>
    public async Task<VendorSubmission> SubmitAsync(VendorFile file, VendorSubmission content, CancellationToken cancellation = default)
    {
        var stored = content;
        await store.ChangeAsync(file.Run.Id, async run =>
        {
            var now = file with { File = file.File with { Run = run } };
            SubmissionCheck.RequireOpen(run, file.Vendor.Id, content.Kind, content.Item?.Stage);
            InvalidInputException.ThrowIfAny(await ErrorsAsync(now, content, cancellation));
            var open = await OpenAsync(now, cancellation);
            if (open.FirstOrDefault(one => one.Says(content)) is { } same)
            {
                stored = same;
                return null;
            }

            var replaced = Replaced(content, open);
            // The number of its audit entry: the next one of the run, so no two submissions have the same.
            stored = content with { Id = (run.AuditSequence + 1).ToString("D8", CultureInfo.InvariantCulture) };
            return Change(run, stored, replaced);
        }, cancellation);
        return stored;
    }

    /// <summary>Passes when <see cref="SubmitAsync"/> would take a submission as things stand, for who stores something of it first.</summary>
    /// <exception cref="WrongStageException">The run does not take it now.</exception>
    /// <exception cref="InvalidInputException">Something is wrong with it.</exception>
    public async Task RequireTakenAsync(VendorFile file, VendorSubmission content, CancellationToken cancellation = default)
    {
        SubmissionCheck.RequireOpen(file.Run, file.Vendor.Id, content.Kind, content.Item?.Stage);
        InvalidInputException.ThrowIfAny(await ErrorsAsync(file, content, cancellation));
        Replaced(content, await OpenAsync(file, cancellation));
    }

    /// <summary>An empty submission of a contact, to be given its content.</summary>
    public VendorSubmission From(VendorFile file) => new()
    {
        Id = "",
        VendorId = file.Vendor.Id,
        VendorName = file.Vendor.Name,
        ContactKey = file.Contact.Key,
        ContactName = file.Contact.Name,
        At = time.GetUtcNow(),
        State = SubmissionState.Waiting,
    };

    /// <summary>Everything that a vendor submitted in a run, oldest first.</summary>
    public async Task<IReadOnlyList<VendorSubmission>> ListAsync(string runId, string vendorId, CancellationToken cancellation = default) =>
        [.. (await ListAsync(runId, cancellation)).Where(one => one.VendorId == vendorId)];

    /// <summary>Everything that vendors submitted in a run, oldest first.</summary>
    public Task<IReadOnlyList<VendorSubmission>> ListAsync(string runId, CancellationToken cancellation = default) =>
        store.ListAsync<VendorSubmission>(runId, "vendor-submission", cancellation);

    /// <summary>Everything that is wrong with a submission as the run stands.</summary>
    public async Task<IReadOnlyList<FieldError>> ErrorsAsync(VendorFile file, VendorSubmission content, CancellationToken cancellation)
    {
        var plan = content.Readings is null ? null : await store.FindAsync<PilotPlan>(file.Run.Id, RowKeys.PilotPlan, cancellation);
        var errors = SubmissionCheck.ErrorsOf(content, file, plan, time.Today());
        if (errors.Count > 0 || content.Item is not { } item) return errors;
        if (await store.FindAsync<ChecklistItem>(file.Run.Id, RowKeys.Item(item.Stage, item.Id), cancellation) is { Status: ChecklistStatus.Waived })
            return [new("evidence", new Phrase("error.item-waived"))];
        if (EvidenceFile.IdOf(item.Evidence) is not { } id) return [];
        // Only what this vendor gave: that a file exists is nobody else's business.
        return EvidenceFile.IsId(id) && await store.FindAsync<EvidenceFile>(file.Run.Id, RowKeys.Evidence(id), cancellation) is { } evidence && evidence.VendorId == file.Vendor.Id
            ? []
            : [new("evidence", new Phrase("error.unknown-evidence").With("id", id))];
    }

    private async Task<IReadOnlyList<VendorSubmission>> OpenAsync(VendorFile file, CancellationToken cancellation) =>
        [.. (await ListAsync(file.Run.Id, file.Vendor.Id, cancellation)).Where(one => one.IsOpen)];

    // Those that wait and make room for it.
    private static IReadOnlyList<VendorSubmission> Replaced(VendorSubmission content, IReadOnlyList<VendorSubmission> open)
    {
        IReadOnlyList<VendorSubmission> replaced = [.. open.Where(content.Replaces)];
        return open.Count - replaced.Count < MostOpen
            ? replaced
            : throw new InvalidInputException([new("items", new Phrase("error.too-many-open").With("maximum", MostOpen))]);
    }

    private static RunChange Change(Run run, VendorSubmission submission, IReadOnlyList<VendorSubmission> replaced)
    {
        var rows = replaced.ToDictionary(one => RowKeys.VendorSubmission(one.Id), one => (object)(one with { State = SubmissionState.Replaced }));
        rows[RowKeys.VendorSubmission(submission.Id)] = submission;
        var what = new Phrase("audit.vendor-submission.received").With("what", Describe(submission)).With("vendor", submission.VendorName);
        return new RunChange(run)
        {
            Put = rows,
            Audit = [new AuditEntry { Actor = submission.Source, Kind = "vendor-submission.received", What = what }],
        };
    }

    /// <summary>What was submitted, in a few words.</summary>
    public static Phrase Describe(VendorSubmission submission) => submission switch
    {
        { Answers: { } answers } => new Phrase("submission.answers").With("count", answers.Items.Count),
        { Item: { } item } => new Phrase("submission.item").With("item", item.Id),
        { Certifications: { } lines } => new Phrase("submission.certifications").With("count", lines.Count),
        _ => new Phrase("submission.readings").With("count", submission.Readings!.Count),
    };
}
