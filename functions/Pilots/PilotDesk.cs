using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Workflows;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Pilots;

/// <summary>Reads a run's pilot and shows it, to people and to programs alike.</summary>
public sealed class PilotDesk(RunStore store, KeptHandIns kept, RunHeads heads, PilotPages pages, Phrasebook phrases, TimeProvider time)
{
    /// <summary>The page.</summary>
    internal async Task<IResult> PageAsync(HttpRequest request, string runId, CancellationToken cancellation)
    {
        var rows = await PilotRows.ReadAsync(store, runId, cancellation);
        await kept.RemoveExpiredAsync(runId, cancellation);
        var overview = PilotOverview.Of(rows, PeriodOf(request), time.Today());
        var html = pages.Render(rows, overview, time.Today(), RequestLanguage.Of(request), PageFrame.Of(request, ""),
            await heads.OfAsync(request, runId, RunTab.Pilot, cancellation), PageNotice.TakeStored(request));
        return PackedPage.Of(request, StatusCodes.Status200OK, html);
    }

    /// <summary>The charts for programs.</summary>
    internal async Task<PilotChartsView> ChartsAsync(HttpRequest request, string runId, CancellationToken cancellation)
    {
        var rows = await PilotRows.ReadAsync(store, runId, cancellation);
        return PilotChartsView.Of(rows, PilotOverview.Of(rows, PeriodOf(request), time.Today()), phrases, RequestLanguage.Of(request));
    }

    private static PilotPeriod? PeriodOf(HttpRequest request) => request.Query["period"].ToString() switch
    {
        "" => null,
        "pilot" => PilotPeriod.Pilot,
        "service" => PilotPeriod.Service,
        _ => throw new InvalidInputException([new FieldError("period", new Phrase("input.one-of").With("known", "pilot, service"))]),
    };
}
