using System.Text.Json.Nodes;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>
/// What a run keeps of the vendor that it chose: agreed at the contract, shown done at integration and training, planned for the pilot.
/// What is known of every vendor of the list (profile, answers, offer, scorecards) is not among it.
/// </summary>
internal static class VendorRows
{
    // Each is a range of row keys up to its next colon.
    private static readonly string[] Kinds =
    [
        $"item:{StageIds.Contract}", $"item:{StageIds.Integration}", $"item:{StageIds.Training}",
        "sla", "connection", "access", "test-case", "migration", "agent",
    ];

    private static readonly string[] Single =
    [
        RowKeys.ContractPrice, RowKeys.ContractTerms, RowKeys.CommunicationPlan, RowKeys.ContinuityTest, RowKeys.TrainingPlan, RowKeys.PilotPlan,
    ];

    /// <summary>All of it as it is stored, by row key.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonNode>> ReadAsync(RunStore store, string runId)
    {
        var rows = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var kind in Kinds)
        {
            foreach (var (key, row) in await store.ListStoredAsync(runId, kind)) rows.Add(key, row);
        }

        foreach (var key in Single)
        {
            if (await store.FindAsync<JsonNode>(runId, key) is { } row) rows.Add(key, row);
        }

        return rows;
    }

    /// <summary>Puts rows aside, to where nothing looks for what counts.</summary>
    /// <param name="change">The change that does it.</param>
    /// <param name="number">Which vendor that was given up, from 1.</param>
    /// <param name="rows">The rows.</param>
    public static RunChange Aside(RunChange change, int number, IReadOnlyCollection<KeyValuePair<string, JsonNode>> rows) => change with
    {
        Put = new Dictionary<string, object>([.. change.Put, .. rows.Select(row => KeyValuePair.Create(RowKeys.Former(number, row.Key), (object)row.Value))]),
        Delete = [.. change.Delete, .. rows.Select(row => row.Key)],
    };
}
