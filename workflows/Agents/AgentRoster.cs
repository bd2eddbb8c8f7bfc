using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Agents;

/// <summary>A run's agents, and what decides whether enough of them are certified.</summary>
/// <param name="Scope">Modules and whom they concern.</param>
/// <param name="Agents">Agents, those who left included.</param>
/// <param name="Pilot">The pilot's plan; null: not given.</param>
public sealed record AgentRoster(TrainingScope Scope, IReadOnlyList<Agent> Agents, PilotPlan? Pilot)
{
    /// <summary>Reads a run's roster.</summary>
    public static async Task<AgentRoster> ReadAsync(RunStore store, RunFile file, CancellationToken cancellation = default) => new(
        TrainingScope.Of(file),
        await store.ListAsync<Agent>(file.Run.Id, "agent", cancellation),
        await store.FindAsync<PilotPlan>(file.Run.Id, RowKeys.PilotPlan, cancellation));

    /// <summary>Coverage of the pilot's staffing as of today, or of its first day while that is ahead; null: no pilot is planned.</summary>
    public CertificationCoverage? CoverageOn(DateOnly today) =>
        Pilot is null ? null : CertificationCoverage.Of(Agents, Scope, Pilot.Staffing, DayThatCounts(Pilot, today));

    /// <summary>The roster after some agents changed or came.</summary>
    public AgentRoster With(IReadOnlyList<Agent> changed) =>
        this with { Agents = [.. Agents.Where(agent => changed.All(one => one.Id != agent.Id)), .. changed] };

    /// <summary>The day for which coverage is judged: today, or the pilot's first day while that is ahead.</summary>
    public static DateOnly DayThatCounts(PilotPlan pilot, DateOnly today) => today < pilot.StartsOn ? pilot.StartsOn : today;
}
