using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Risks;

/// <summary>Lets any change of a run carry what it does to the risk register, in the same transaction.</summary>
public sealed class RaiseRisks(RunStore store, TimeProvider time)
{
    /// <summary>
    /// The change with the risks that events raise and their words in the audit. Call it inside <see cref="RunStore.ChangeAsync"/>, so that
    /// it is decided anew on the newest register. Events that the register knows already add nothing.
    /// </summary>
    /// <param name="change">What is changed anyway.</param>
    /// <param name="playbook">The run's copy.</param>
    /// <param name="events">What happened; none: the change as it is, at no cost.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<RunChange> WithAsync(
        RunChange change, Playbook playbook, IReadOnlyList<RiskEvent> events, CancellationToken cancellation = default)
    {
        if (events.Count == 0) return change;
        var register = await ReadAsync(change.Run.Id, playbook, cancellation);
        return With(change, register, events, time.GetUtcNow());
    }

    /// <summary>The register of a run. A run that began before there were registers has its playbook's risks.</summary>
    public async Task<IReadOnlyList<Risk>> ReadAsync(string runId, Playbook playbook, CancellationToken cancellation = default) =>
        RiskRegister.Of(playbook, await store.ListAsync<Risk>(runId, "risk", cancellation));

    /// <summary>The same over a register that was read.</summary>
    internal static RunChange With(RunChange change, IReadOnlyList<Risk> register, IReadOnlyList<RiskEvent> events, DateTimeOffset at)
    {
        var after = events.Aggregate(register, (risks, happened) => RiskRegister.After(risks, happened, at));
        var raised = after.Where((risk, place) => risk.History.Count > register[place].History.Count).ToList();
        if (raised.Count == 0) return change;
        var put = new Dictionary<string, object>(change.Put);
        foreach (var risk in raised) put[RowKeys.Risk(risk.Id)] = risk;
        return change with { Put = put, Audit = [.. change.Audit, .. raised.Select(Entry)] };
    }

    private static AuditEntry Entry(Risk risk) => AuditEntry.BySystem("risk.raised", new Phrase("audit.risk.raised")
        .With("risk", risk.Name)
        .With("cause", PhraseValue.Word($"risk-kind.{risk.History[^1].Kind}"))
        .With("level", RiskWords.Level(risk))
        .With("status", RiskWords.Status(risk)));
}
