using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>Reads gate rounds from the run's rows.</summary>
public sealed class GateArchive(RunStore store, ApprovalLinks links, TimeProvider time)
{
    /// <summary>A gate round as it is now.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="InvalidDataException">There is no such round.</exception>
    public async Task<GateFile> ReadAsync(string runId, string gateId, int round, CancellationToken cancellation = default) =>
        await ReadAsync(await store.GetAsync(runId, cancellation), gateId, round, cancellation);

    /// <summary>A gate round as it is now, under a head that was just read.</summary>
    public async Task<GateFile> ReadAsync(Run run, string gateId, int round, CancellationToken cancellation = default)
    {
        var gate = await store.GetAsync<Gate>(run.Id, RowKeys.Gate(gateId, round), cancellation);
        var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation);
        var approvals = await store.ListAsync<Approval>(run.Id, RowKeys.Approval(gateId, round, "")[..^1], cancellation);
        return new GateFile(run, gate, playbook.PolicyOf(gateId), approvals);
    }

    /// <summary>The open round of a gate, under a head that was just read.</summary>
    /// <exception cref="WrongStageException">The gate is not open.</exception>
    public async Task<GateFile> OpenRoundAsync(Run run, string gateId, CancellationToken cancellation = default)
    {
        var rounds = await store.ListAsync<Gate>(run.Id, $"gate:{gateId}", cancellation);
        if (!run.IsEnded && rounds.LastOrDefault(gate => gate.Status == GateStatus.Open) is { } open) return await ReadAsync(run, open.Id, open.Round, cancellation);
        throw new WrongStageException(run, new Phrase("error.gate-not-open").With("id", gateId));
    }

    /// <summary>The round that a link leads to and whose part in it; null for a token that opens nothing, be it unknown or expired.</summary>
    public async Task<LinkedGate?> FindAsync(string? token, CancellationToken cancellation = default) =>
        (await VisitAsync(token, cancellation)).Shown;

    /// <summary>What a token leads to now.</summary>
    public async Task<LinkVisit> VisitAsync(string? token, CancellationToken cancellation = default)
    {
        var link = await links.FindAsync(token, cancellation);
        return LinkVisit.Of(link, link is null ? null : await FindAsync(link, cancellation), time.GetUtcNow());
    }

    private async Task<GateFile?> FindAsync(ApprovalLink link, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(link.RunId, link.GateId, link.Round, cancellation);
        }
        catch (RunNotFoundException)
        {
            return null;
        }
    }
}

/// <summary>A gate round as one approver's link shows it.</summary>
/// <param name="File">The round.</param>
/// <param name="ApproverKey">Whose link it is.</param>
public sealed record LinkedGate(GateFile File, string ApproverKey)
{
    /// <summary>The approver's own part.</summary>
    public Approval Approval => File.Of(ApproverKey)!;

    /// <summary>The same link as the round is in <paramref name="file"/>; null when the part is gone or has other links since.</summary>
    public LinkedGate? In(GateFile file) => file.Of(ApproverKey)?.LinkSeries == Approval.LinkSeries ? this with { File = file } : null;
}
