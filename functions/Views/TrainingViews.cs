using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Training;
using Onboarding.Workflows;

namespace Onboarding.Functions.Views;

/// <summary>Training as the API shows it.</summary>
/// <param name="Modules">Modules that concern the run.</param>
/// <param name="Plan">Plan of the training; null: not given.</param>
/// <param name="Agents">Agents, those who left included.</param>
/// <param name="Pilot">Plan of the pilot; null: not given.</param>
/// <param name="Coverage">Certified agents against the pilot's staffing, as of today or of its first day while that is ahead; null without a pilot.</param>
/// <param name="Expiring">Agents whose certification ends within the pilot.</param>
internal sealed record TrainingView(
    IReadOnlyList<ModuleView> Modules,
    TrainingPlan? Plan,
    IReadOnlyList<AgentView> Agents,
    PilotPlan? Pilot,
    CoverageView? Coverage,
    IReadOnlyList<ExpiringView> Expiring);

/// <summary>A module.</summary>
internal sealed record ModuleView(string Id, string Name, int PassScore, int? ValidDays, bool Planned);

/// <summary>An agent with what they still need.</summary>
internal sealed record AgentView(
    string Id, IReadOnlyList<string> Languages, IReadOnlyList<string> Channels, DateOnly? LeftOn, bool Certified, DateOnly? ExpiresOn,
    IReadOnlyList<string> MissingModules, IReadOnlyList<Attempt> Attempts);

/// <summary>Coverage of the pilot's staffing.</summary>
internal sealed record CoverageView(DateOnly On, int Certified, bool IsMet, IReadOnlyList<NeedView> Needs, IReadOnlyList<string> Missing);

/// <summary>One need of the staffing.</summary>
internal sealed record NeedView(string Language, string Channel, int Needed, int Covered, bool IsMet);

/// <summary>An agent whose certification ends within the pilot, and its first day without it.</summary>
internal sealed record ExpiringView(string AgentId, DateOnly On);

/// <summary>Shows trainings in the reader's language.</summary>
public sealed class TrainingViews(RunStore store, Phrasebook phrases, TimeProvider time)
{
    internal async Task<TrainingView> OfAsync(string runId, string language, CancellationToken cancellation)
    {
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        var given = await TrainingFile.ReadAsync(store, file, cancellation);
        var today = time.Today();
        var day = given.Roster.Pilot is null ? today : AgentRoster.DayThatCounts(given.Roster.Pilot, today);
        return new TrainingView(
            [.. given.Roster.Scope.OfRun.Select(module => new ModuleView(
                module.Id, module.Name.In(language), module.PassScore, module.ValidDays, given.Plan?.Modules.Any(one => one.Module == module.Id) == true))],
            given.Plan,
            [.. given.Roster.Agents.Select(agent => Of(agent, given.Roster.Scope, day))],
            given.Roster.Pilot,
            given.Roster.CoverageOn(today) is { } coverage ? Of(coverage, day, language) : null,
            given.Roster.Pilot is null ? [] : [.. ExpiringCertificate.Within(given.Roster.Pilot, given.Roster.Agents, given.Roster.Scope).Select(one => new ExpiringView(one.AgentId, one.On))]);
    }

    private static AgentView Of(Agent agent, TrainingScope scope, DateOnly day) => new(
        agent.Id, agent.Languages, agent.Channels, agent.LeftOn,
        Certificates.IsCertified(agent, scope, day), Certificates.ExpiresOn(agent, scope, day),
        [.. Certificates.Missing(agent, scope, day).Select(module => module.Id)], agent.Attempts);

    private CoverageView Of(CertificationCoverage coverage, DateOnly day, string language) => new(
        day, coverage.Certified, coverage.IsMet,
        [.. coverage.Needs.Select(need => new NeedView(need.Need.Language, need.Need.Channel, need.Need.Agents, need.Covered, need.IsMet))],
        [.. coverage.Missing().Select(one => phrases.Render(one, language))]);
}
