namespace Onboarding.Workflows.Playbooks;

/// <summary>What a schema cannot say of a checklist and of what stands beside it.</summary>
internal static class ChecklistCheck
{
    /// <summary>Every error of a stage's checklist.</summary>
    public static IEnumerable<PlaybookError> Of(string stage, ChecklistRules rules) =>
    [
        .. PlaybookCheck.Twice($"{stage}.items", rules.Items.Select(item => item.Id)),
        .. PlaybookCheck.Twice($"{stage}.clauses", rules.Clauses.Select(clause => clause.Id)),
        .. rules.Items.Index().Where(item => item.Item.Clause is not null)
            .SelectMany(item => PlaybookCheck.NotAmong($"{stage}.items[{item.Index}].clause", item.Item.Clause!, rules.Clauses.Select(clause => clause.Id))),
    ];

    /// <summary>Every error of what integration must show.</summary>
    public static IEnumerable<PlaybookError> Of(IntegrationChecks? checks, ChecklistRules integration)
    {
        if (checks is null) yield break;
        foreach (var error in PlaybookCheck.Twice("integrationChecks.testCases", checks.TestCases.Select(one => one.Id))) yield return error;
        foreach (var (index, system) in checks.Systems.Index().Where(one => one.Item.Item is not null))
            foreach (var error in PlaybookCheck.NotAmong($"integrationChecks.systems[{index}].item", system.Item!, integration.Items.Select(known => known.Id))) yield return error;
        if (checks.ContinuityItem is not { } item) yield break;
        foreach (var error in PlaybookCheck.NotAmong("integrationChecks.continuityItem", item, integration.Items.Select(known => known.Id))) yield return error;
    }
}
