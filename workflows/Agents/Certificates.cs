using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Agents;

/// <summary>Which certificates an agent holds on a day: each passed attempt gives one, from its day on for as long as the module says.</summary>
public static class Certificates
{
    /// <summary>True when the agent serves on a day and holds a certificate of every module that concerns them.</summary>
    public static bool IsCertified(Agent agent, TrainingScope scope, DateOnly day) => agent.ServesOn(day) && Missing(agent, scope, day).Count == 0;

    /// <summary>Modules that concern the agent and of which they hold no certificate on a day.</summary>
    public static IReadOnlyList<TrainingModule> Missing(Agent agent, TrainingScope scope, DateOnly day) =>
        [.. scope.For(agent).Where(module => !Passed(agent, module).Any(attempt => attempt.On <= day && !IsExpired(module, attempt.On, day)))];

    /// <summary>First day on which an agent certified on a day is certified no more if nothing is repeated; null: for good, or not certified.</summary>
    public static DateOnly? ExpiresOn(Agent agent, TrainingScope scope, DateOnly day)
    {
        if (!IsCertified(agent, scope, day)) return null;
        return scope.For(agent).Where(module => module.ValidDays is not null)
            .Select(module => (DateOnly?)Passed(agent, module).Where(attempt => attempt.On <= day).Max(attempt => attempt.On).AddDays(module.ValidDays!.Value))
            .Min();
    }

    private static IEnumerable<Attempt> Passed(Agent agent, TrainingModule module) =>
        agent.Attempts.Where(attempt => attempt.Module == module.Id && attempt.Score >= module.PassScore);

    private static bool IsExpired(TrainingModule module, DateOnly passedOn, DateOnly day) =>
        module.ValidDays is { } days && day.DayNumber - passedOn.DayNumber >= days;
}
