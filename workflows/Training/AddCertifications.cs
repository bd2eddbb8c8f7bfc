using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Takes results of training: all of a hand-in or none of it.</summary>
public sealed class AddCertifications(RunStore store)
{
    // A transaction has 100 rows; head and audit need some of them.
    private const int MostAgents = 90;

    /// <summary>Stores attempts; an attempt that was handed in before changes nothing. Returns how many were new.</summary>
    /// <exception cref="WrongStageException">Training is not being prepared.</exception>
    /// <exception cref="InvalidInputException">A line is wrong; nothing is stored.</exception>
    public async Task<int> AddAsync(string runId, IReadOnlyList<Certification> lines, CancellationToken cancellation = default)
    {
        var added = 0;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, StageIds.Training);
            var rules = (await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation)).Training;
            InvalidInputException.ThrowIfAny(ErrorsOf(lines, rules));
            var known = await store.ListAsync<Agent>(run.Id, "agent", cancellation);
            var changed = lines.GroupBy(line => line.AgentId)
                .Select(group => Merge(known.FirstOrDefault(agent => agent.Id == group.Key), [.. group]))
                .Where(merge => merge.Added > 0)
                .ToList();
            added = changed.Sum(merge => merge.Added);
            return added == 0 ? null : Change(run, [.. changed.Select(merge => merge.Agent)], added);
        }, cancellation);
        return added;
    }

    internal static IReadOnlyList<FieldError> ErrorsOf(IReadOnlyList<Certification> lines, TrainingRules rules)
    {
        var errors = new List<FieldError>();
        if (lines.Select(line => line.AgentId).Distinct().Count() > MostAgents)
            errors.Add(new("items", new Phrase("error.too-many-agents").With("maximum", MostAgents)));
        var known = string.Join(", ", rules.Modules.Select(module => module.Id));
        foreach (var (index, line) in lines.Index())
        {
            if (rules.Modules.All(module => module.Id != line.Module))
                errors.Add(new($"items[{index}].module", new Phrase("error.unknown-id").With("id", line.Module).With("known", known)));
            if (line.Attempt < 1 || line.Attempt > rules.MaximumAttempts)
                errors.Add(new($"items[{index}].attempt", new Phrase("error.attempt").With("maximum", rules.MaximumAttempts)));
            if (line.Score is < 0 or > 100) errors.Add(new($"items[{index}].score", new Phrase("error.percent-score")));
        }

        return errors;
    }

    private static (Agent Agent, int Added) Merge(Agent? known, IReadOnlyList<Certification> lines)
    {
        var agent = known ?? new Agent { Id = lines[0].AgentId, Languages = lines[0].Languages, Channels = lines[0].Channels };
        var attempts = agent.Attempts.ToList();
        foreach (var line in lines.OrderBy(line => line.Attempt))
        {
            // The n-th attempt at a module is the n-th in the list; one that is there already was handed in before.
            if (attempts.Count(attempt => attempt.Module == line.Module) < line.Attempt) attempts.Add(new Attempt(line.Module, line.Score, line.On));
        }

        var added = attempts.Count - agent.Attempts.Count;
        return (agent with { Attempts = attempts, Languages = lines[^1].Languages, Channels = lines[^1].Channels }, added);
    }

    private static RunChange Change(Run run, IReadOnlyList<Agent> agents, int added) => new(run)
    {
        Put = agents.ToDictionary(agent => RowKeys.Agent(agent.Id), agent => (object)agent),
        Audit =
        [
            new AuditEntry
            {
                Actor = Roles.ProjectManager,
                Kind = "certifications.added",
                What = new Phrase("audit.certifications.added").With("count", added).With("agents", agents.Count),
            },
        ],
    };
}
