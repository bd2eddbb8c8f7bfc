using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Storage;

[Collection(LocalServices.Collection)]
public sealed class ContentionTests(LocalServices local)
{
    private const int Writers = 40;

    [Fact]
    public async Task Forty_changes_of_one_run_at_once_all_get_through_and_none_overwrites_another()
    {
        await using var app = await GateApp.StartAsync(local);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => app.Store.ChangeAsync(app.Order.RunId, run =>
            Task.FromResult<RunChange?>(new RunChange(run) { Audit = [AuditEntry.BySystem($"change.{writer}", new Phrase("stage.contract"))] }))));

        var kinds = await app.AuditKindsAsync();
        Assert.Equal(Writers, kinds.Distinct().Count(kind => kind.StartsWith("change.", StringComparison.Ordinal)));
        Assert.Equal(Writers + 1, kinds.Count);
        Assert.Null(AuditChain.FirstBreak(await app.AuditAsync()));
    }

    [Fact]
    public async Task Of_many_who_change_what_they_saw_one_gets_through_and_the_others_are_told()
    {
        await using var app = await GateApp.StartAsync(local);
        var unseen = app.Store.Seeing(new SeenRow("note:1", SeenRow.VersionOf(null)));

        var results = await Task.WhenAll(Enumerable.Range(0, Writers / 4).Select(async writer =>
        {
            try
            {
                await WriteAsync(unseen, app.Order.RunId, writer);
                return true;
            }
            catch (RowChangedException)
            {
                return false;
            }
        }));

        Assert.Single(results, written => written);
        var stored = await app.Store.FindAsync<JsonNode>(app.Order.RunId, "note:1");
        await WriteAsync(app.Store.Seeing(new SeenRow("note:1", SeenRow.VersionOf(stored))), app.Order.RunId, Writers);
        Assert.Equal(Writers, (await app.Store.FindAsync<Note>(app.Order.RunId, "note:1"))!.Writer);
    }

    private static Task<Run> WriteAsync(RunStore store, string runId, int writer) => store.ChangeAsync(runId, run => Task.FromResult<RunChange?>(
        new RunChange(run) { Put = new Dictionary<string, object> { ["note:1"] = new Note(writer) } }));

    private sealed record Note(int Writer);
}
