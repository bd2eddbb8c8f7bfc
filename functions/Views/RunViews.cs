using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Listing;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>Shows runs in the reader's language.</summary>
public sealed class RunViews(RunStore store, RunIndex index, Phrasebook phrases, TimeProvider time)
{
    /// <summary>One run with its line of stages.</summary>
    internal async Task<RunView> OneAsync(string runId, string language, CancellationToken cancellation)
    {
        var run = await store.GetAsync(runId, cancellation);
        var playbook = await store.GetAsync<Playbook>(runId, RowKeys.Playbook, cancellation);
        var gates = await store.ListAsync<Gate>(runId, "gate", cancellation);
        return Summary(RunCard.Of(run, null), language) with
        {
            Playbook = new PlaybookReference(run.PlaybookId, run.PlaybookVersion, playbook.Name.In(language)),
            AuditSequence = run.AuditSequence,
            Stages = StageLine.Of(run, playbook, gates, phrases, language),
        };
    }

    /// <summary>A page of runs.</summary>
    internal async Task<Listing<RunView>> PageAsync(RunListQuery query, string language, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (cards, continuation) = await index.PageAsync(query.Filter, query.PageSize, query.Continuation, now, cancellation);
        return new Listing<RunView>([.. cards.Select(card => Summary(card, language) with { DueAt = card.DueAt, Overdue = card.IsOverdueAt(now) })], continuation);
    }

    private RunView Summary(RunCard run, string language) => new()
    {
        Id = run.RunId,
        Company = run.Company,
        Title = run.Title,
        Status = run.Status,
        Stage = run.Stage,
        StageState = run.StageState,
        Round = run.Round,
        WaitsFor = run.WaitsFor is { } waitsFor ? phrases.Render(waitsFor, language) : null,
        WaitsSince = run.WaitsSince,
        WaitsUntil = run.WaitsUntil,
        Paused = run.Pause,
        Vendor = run.Vendor,
        VendorName = run.VendorName,
        ReserveVendor = run.ReserveVendor,
        HandedOverFrom = run.HandedOverFrom,
        HandedOverTo = run.HandedOverTo,
        CreatedAt = run.CreatedAt,
        UpdatedAt = run.UpdatedAt,
        Playbook = new PlaybookReference(run.PlaybookId, run.PlaybookVersion),
        Links = RunLinks.Of(run.RunId),
    };
}
