using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Takes results of training: all of a hand-in or none of it.</summary>
public sealed class AddCertifications(RunStore store, TimeProvider time)
{
    // A transaction has 100 rows; head and audit need some of them.
    private const int MostAgents = 90;

    /// <summary>Stores attempts; one with the same number at the same module replaces the earlier. Returns how many were new or different.</summary>
    /// <exception cref="WrongStageException">Neither is training being prepared nor does the service run, in which agents are replaced (S0).</exception>
    /// <exception cref="InvalidInputException">A line is wrong; nothing is stored.</exception>
    public async Task<int> AddAsync(string runId, IReadOnlyList<Certification> lines, CancellationToken cancellation = default)
    {
        var changed = 0;
        await store.ChangeAsync(runId, async run =>
        {
            (var change, changed) = await DecideAsync(run, lines, cancellation);
            return change;
        }, cancellation);
        return changed;
    }

    /// <summary>What <see cref="AddAsync"/> changes, for who commits more with it inside <see cref="RunStore.ChangeAsync"/>; null: nothing.</summary>
    internal async Task<(RunChange? Change, int Changed)> DecideAsync(Run run, IReadOnlyList<Certification> lines, CancellationToken cancellation)
    {
        StageGuard.RequirePreparing(run, StageIds.Training, StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations);
        var file = await RunFile.ReadAsync(store, run, cancellation);
        InvalidInputException.ThrowIfAny(ErrorsOf(lines, file.Playbook.Training, time.Today()));
        var given = await TrainingFile.ReadAsync(store, file, cancellation);
        var merges = lines.GroupBy(line => line.AgentId)
            .Select(group => AgentMerge.Of(given.Roster.Agents.FirstOrDefault(agent => agent.Id == group.Key), [.. group]))
            .Where(merge => merge.Changed > 0)
            .ToList();
        var changed = merges.Sum(merge => merge.Changed);
        IReadOnlyList<Agent> agents = [.. merges.Select(merge => merge.Agent)];
        return (changed == 0 ? null : Change(run, agents, changed, NeedClosed(run, given.Roster, agents)), changed);
    }

    internal static IReadOnlyList<FieldError> ErrorsOf(IReadOnlyList<Certification> lines, TrainingRules rules, DateOnly today)
    {
        var errors = new List<FieldError>();
        if (lines.Select(line => line.AgentId).Distinct().Count() > MostAgents)
            errors.Add(new("items", new Phrase("error.too-many-agents").With("maximum", MostAgents)));
        var seen = new Dictionary<(string, string, int), (int, DateOnly)>();
        var served = new Dictionary<string, Certification>();
        foreach (var (index, line) in lines.Index())
        {
            if (rules.Modules.All(module => module.Id != line.Module))
                errors.Add(FieldError.UnknownId($"items[{index}].module", line.Module, rules.Modules.Select(module => module.Id)));
            if (line.Attempt < 1 || line.Attempt > rules.MaximumAttempts)
                errors.Add(new($"items[{index}].attempt", new Phrase("error.attempt").With("maximum", rules.MaximumAttempts)));
            if (line.Score is < 0 or > 100) errors.Add(new($"items[{index}].score", new Phrase("error.percent-score")));
            var (attempt, result) = ((line.AgentId, line.Module, line.Attempt), (line.Score, line.On));
            errors.AddRange(FieldError.IfAhead($"items[{index}].on", line.On, today));
            if (!served.TryAdd(line.AgentId, line)) errors.AddRange(ServedOtherwise(index, line, served[line.AgentId]));
            if (!seen.TryAdd(attempt, result) && seen[attempt] != result) errors.Add(new($"items[{index}].attempt", new Phrase("error.attempt-twice")));
        }

        return errors;
    }

    // What an agent serves must not depend on the order of lines.
    private static IEnumerable<FieldError> ServedOtherwise(int index, Certification line, Certification first)
    {
        if (!line.Languages.Order().SequenceEqual(first.Languages.Order()))
            yield return new($"items[{index}].languages", new Phrase("error.agent-otherwise").With("agent", line.AgentId));
        if (!line.Channels.Order().SequenceEqual(first.Channels.Order()))
            yield return new($"items[{index}].channels", new Phrase("error.agent-otherwise").With("agent", line.AgentId));
    }

    // Before the pilot the gate tells whether enough are certified; afterwards this says that those who left are replaced.
    private AuditEntry? NeedClosed(Run run, AgentRoster roster, IReadOnlyList<Agent> changed)
    {
        if (run.Stage == StageIds.Training) return null;
        var today = time.Today();
        return CoverageChange.Entry(roster.CoverageOn(today), roster.With(changed).CoverageOn(today));
    }

    private static RunChange Change(Run run, IReadOnlyList<Agent> agents, int changed, AuditEntry? need) => new(run)
    {
        Put = agents.ToDictionary(agent => RowKeys.Agent(agent.Id), agent => (object)agent),
        Audit =
        [
            AuditEntry.ByProjectManager("certifications.added", new Phrase("audit.certifications.added").With("count", changed).With("agents", agents.Count)),
            .. need is null ? Array.Empty<AuditEntry>() : [need],
        ],
    };
}
