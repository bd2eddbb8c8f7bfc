using Onboarding.Integration.Tests.Gates;
using Onboarding.Workflows.Language;
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
}
