using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>Shows vendors with their ranking.</summary>
public sealed class VendorViews(RunStore store)
{
    /// <summary>Every vendor as it was handed in; those on the shortlist with their place among the others, best first.</summary>
    internal async Task<IReadOnlyList<JsonObject>> OfAsync(string runId, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        var playbook = await store.GetAsync<Playbook>(runId, RowKeys.Playbook, cancellation);
        var vendors = await store.ListAsync<Vendor>(runId, "vendor", cancellation);
        var scorecards = await store.ListAsync<Scorecard>(runId, "scorecard", cancellation);
        var ranking = ShortlistRanking.Of(vendors, scorecards, playbook.Shortlist);
        return
        [
            .. ranking.Select(place => Of(place.Vendor, RankingView.Of(place))),
            .. vendors.Where(vendor => !vendor.Shortlisted).Select(vendor => Of(vendor, null)),
        ];
    }

    private static JsonObject Of(Vendor vendor, RankingView? ranking)
    {
        var view = JsonSerializer.SerializeToNode(vendor, RunJson.Options)!.AsObject();
        if (ranking is not null) view["ranking"] = JsonSerializer.SerializeToNode(ranking, RunJson.Options);
        return view;
    }

    private sealed record RankingView(
        int Rank, decimal Total, decimal Spread, int Evaluators, int RedFlags, bool IsEligible, IReadOnlyList<string> Disagreements, IReadOnlyList<string> Missed)
    {
        public static RankingView Of(RankedVendor place) => new(
            place.Rank, place.Total, place.Spread, place.Evaluators, place.Vendor.RedFlags.Count, place.IsEligible, place.Disagreements, place.Missed);
    }
}
