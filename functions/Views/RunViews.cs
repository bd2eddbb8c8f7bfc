using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>Shows runs in the reader's language.</summary>
public sealed class RunViews(RunStore store, RunIndex index, Phrasebook phrases)
{
    /// <summary>One run with its line of stages.</summary>
    internal async Task<RunView> OneAsync(string runId, string language, CancellationToken cancellation)
    {
        var run = await store.GetAsync(runId, cancellation);
        var playbook = await store.GetAsync<Playbook>(runId, RowKeys.Playbook, cancellation);
        var gates = await store.ListAsync<Gate>(runId, "gate", cancellation);
        return Summary(run, language) with
        {
            Playbook = new PlaybookReference(run.PlaybookId, run.PlaybookVersion, playbook.Name.In(language)),
            Stages = StageLine.Of(run, playbook, gates, phrases, language),
        };
    }

    /// <summary>A page of runs, newest first.</summary>
    internal async Task<Listing<RunView>> PageAsync(RunListQuery query, string language, CancellationToken cancellation)
    {
        var (ids, continuation) = await index.ListAsync(query.Status, query.Stage, query.PageSize, query.Continuation, cancellation);
        var runs = await Task.WhenAll(ids.Select(id => store.FindAsync(id, cancellation)));
        // An index row whose run was never written is what a crash left of a start; there is nothing to show.
        return new Listing<RunView>([.. runs.OfType<Run>().Select(run => Summary(run, language))], continuation);
    }

    private RunView Summary(Run run, string language) => new()
    {
        Id = run.Id,
        Company = run.Company,
        Title = run.Title,
        Status = run.Status,
        Stage = run.Stage,
        StageState = run.StageState,
        Round = run.Round,
        WaitsFor = run.WaitsForNow is { } waitsFor ? phrases.Render(waitsFor, language) : null,
        WaitsUntil = run.Pause is null ? run.WaitsUntil : null,
        Paused = run.IsEnded ? null : run.Pause,
        Vendor = run.Vendor,
        VendorName = run.VendorName,
        ReserveVendor = run.ReserveVendor,
        HandedOverFrom = run.HandedOverFrom,
        HandedOverTo = run.HandedOverTo,
        CreatedAt = run.CreatedAt,
        UpdatedAt = run.UpdatedAt,
        Playbook = new PlaybookReference(run.PlaybookId, run.PlaybookVersion),
        Links = RunLinks.Of(run.Id),
    };
}
