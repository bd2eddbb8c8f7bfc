using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>A risk as the API shows it.</summary>
internal sealed record RiskView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Mitigation { get; init; }

    public required string OwnerRole { get; init; }

    public string? Owner { get; init; }

    public required int Likelihood { get; init; }

    public required int Impact { get; init; }

    public required RiskLevel Level { get; init; }

    public required RiskStatus Status { get; init; }

    public required IReadOnlyList<string> RaisedBy { get; init; }

    /// <summary>True for one that the project manager added.</summary>
    public required bool IsOwn { get; init; }

    public required IReadOnlyList<RiskHistoryView> History { get; init; }
}

/// <summary>One change of a risk, with the state that it left.</summary>
internal sealed record RiskHistoryView(
    DateTimeOffset At, string Actor, string Cause, string? Kind, string? Note, int Likelihood, int Impact, RiskLevel Level, RiskStatus Status);

/// <summary>Shows a run's register in the reader's language.</summary>
public sealed class RiskViews(RunStore store, RaiseRisks risks, Phrasebook phrases)
{
    internal async Task<IReadOnlyList<RiskView>> OfAsync(string runId, string language, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        var playbook = await store.GetAsync<Playbook>(runId, RowKeys.Playbook, cancellation);
        return [.. (await risks.ReadAsync(runId, playbook, cancellation)).Select(risk => Of(risk, language))];
    }

    internal RiskView Of(Risk risk, string language) => new()
    {
        Id = risk.Id,
        Name = risk.Name.In(language),
        Mitigation = risk.Mitigation.In(language),
        OwnerRole = risk.OwnerRole,
        Owner = risk.Owner,
        Likelihood = risk.Likelihood,
        Impact = risk.Impact,
        Level = risk.Level,
        Status = risk.Status,
        RaisedBy = risk.RaisedBy,
        IsOwn = risk.IsOwn,
        History = [.. risk.History.Select(entry => new RiskHistoryView(
            entry.At, entry.Actor, phrases.Render(entry.Cause, language), entry.Kind, entry.Note,
            entry.Likelihood, entry.Impact, RiskLevels.Of(entry.Likelihood, entry.Impact), entry.Status))],
    };
}
