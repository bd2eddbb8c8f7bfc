using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Risks;

/// <summary>What a project manager says about a risk.</summary>
public sealed record RiskJudgement
{
    /// <summary>Id: one of the register's, or a new one for a risk of the run's own.</summary>
    public required string Id { get; init; }

    /// <summary>The risk in words; required for one of the run's own, none for the playbook's.</summary>
    public string? Name { get; init; }

    /// <summary>Role that owns it; null keeps the one that is there.</summary>
    public string? OwnerRole { get; init; }

    /// <summary>Name of whoever answers for it; null: nobody by name.</summary>
    public string? Owner { get; init; }

    /// <summary>What keeps it small; null keeps what is there. Required for a new one.</summary>
    public string? Mitigation { get; init; }

    /// <summary>1 to 5.</summary>
    public required int Likelihood { get; init; }

    /// <summary>1 to 5.</summary>
    public required int Impact { get; init; }

    /// <summary>State.</summary>
    public required RiskStatus Status { get; init; }

    /// <summary>Why; required when the risk has occurred or is closed.</summary>
    public string? Note { get; init; }
}

/// <summary>Takes a project manager's judgement of a risk, also in review: a register is never closed while its run goes on.</summary>
public sealed class PutRisk(RunStore store, RaiseRisks risks, TimeProvider time)
{
    // One transaction holds 100 rows; a register of a run stays far below, and a person can still read it.
    private const int MostOwn = 50;

    /// <summary>Stores a judgement; the same again changes nothing.</summary>
    /// <exception cref="WrongStageException">The run has ended.</exception>
    /// <exception cref="InvalidInputException">Something is missing, or contradicts the playbook.</exception>
    public async Task<Risk> PutAsync(string runId, RiskJudgement judgement, CancellationToken cancellation = default)
    {
        Risk? kept = null;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, [.. StageIds.All]);
            var file = await RunFile.ReadAsync(store, run, cancellation);
            var register = await risks.ReadAsync(run.Id, file.Playbook, cancellation);
            var former = register.FirstOrDefault(risk => risk.Id == judgement.Id);
            InvalidInputException.ThrowIfAny([.. ErrorsOf(judgement, former, register.Count(risk => risk.IsOwn))]);
            kept = Judge(former, judgement, time.GetUtcNow());
            return ReferenceEquals(kept, former) ? null : Change(run, kept, former is null);
        }, cancellation);
        return kept!;
    }

    /// <summary>The risk as judged; the former one itself when nothing is new.</summary>
    internal static Risk Judge(Risk? former, RiskJudgement judgement, DateTimeOffset at)
    {
        var judged = (former ?? Own(judgement)) with
        {
            Name = former is { IsOwn: false } || judgement.Name is null ? former!.Name : Said(judgement.Name, former?.Name),
            Mitigation = judgement.Mitigation is null ? former!.Mitigation : Said(judgement.Mitigation, former?.Mitigation),
            OwnerRole = judgement.OwnerRole ?? former?.OwnerRole ?? Roles.ProjectManager,
            Owner = judgement.Owner,
            Likelihood = judgement.Likelihood,
            Impact = judgement.Impact,
            Status = judgement.Status,
        };
        if (former is not null && judged == former && IsNoted(former, judgement.Note)) return former;
        var entry = new RiskHistoryEntry
        {
            At = at,
            Actor = Roles.ProjectManager,
            Cause = new Phrase(former is null ? "risk-cause.added" : "risk-cause.judged"),
            Note = judgement.Note,
            Likelihood = judged.Likelihood,
            Impact = judged.Impact,
            Status = judged.Status,
        };
        return judged with { History = [.. judged.History, entry] };
    }

    private static bool IsNoted(Risk former, string? note) => note is null || former.History.LastOrDefault(entry => entry.Kind is null)?.Note == note;

    // What says the same as one of the languages is that text, in both.
    private static LocalizedText Said(string text, LocalizedText? former) =>
        former is not null && (text == former.En || text == former.ZhCN) ? former : new LocalizedText(text, text);

    private static Risk Own(RiskJudgement judgement) => new()
    {
        Id = judgement.Id,
        Name = new LocalizedText(judgement.Name!, judgement.Name!),
        Mitigation = new LocalizedText(judgement.Mitigation!, judgement.Mitigation!),
        OwnerRole = Roles.ProjectManager,
        Likelihood = judgement.Likelihood,
        Impact = judgement.Impact,
        IsOwn = true,
    };

    private static IEnumerable<FieldError> ErrorsOf(RiskJudgement judgement, Risk? former, int own)
    {
        if (former is { IsOwn: false } && judgement.Name is { } name && name != former.Name.En && name != former.Name.ZhCN)
            yield return new("name", new Phrase("error.risk-name").With("risk", former.Name));
        if (former is not null) yield break;
        if (own >= MostOwn) yield return new("id", new Phrase("error.risk-too-many").With("maximum", MostOwn));
        if (string.IsNullOrWhiteSpace(judgement.Name)) yield return new("name", new Phrase("error.risk-name-missing").With("id", judgement.Id));
        if (string.IsNullOrWhiteSpace(judgement.Mitigation)) yield return new("mitigation", new Phrase("error.risk-mitigation-missing"));
    }

    private static RunChange Change(Run run, Risk risk, bool isNew)
    {
        var kind = isNew ? "added" : "judged";
        return new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Risk(risk.Id)] = risk },
            Audit =
            [
                AuditEntry.ByProjectManager($"risk.{kind}",
                    new Phrase($"audit.risk.{kind}").With("risk", risk.Name).With("level", RiskWords.Level(risk)).With("status", RiskWords.Status(risk))),
            ],
        };
    }
}
