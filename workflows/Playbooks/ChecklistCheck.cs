namespace Onboarding.Workflows.Playbooks;

/// <summary>What a schema cannot say of a checklist and of what stands beside it.</summary>
internal static class ChecklistCheck
{
    /// <summary>Every error of a stage's checklist.</summary>
    public static IEnumerable<PlaybookError> Of(string stage, ChecklistRules rules) =>
    [
        .. PlaybookCheck.Twice($"{stage}.items", rules.Items.Select(item => item.Id)),
        .. PlaybookCheck.Twice($"{stage}.clauses", rules.Clauses.Select(clause => clause.Id)),
        .. rules.Items.Index()
            .Where(item => item.Item.Clause is { } clause && rules.Clauses.All(known => known.Id != clause))
            .Select(item => new PlaybookError($"{stage}.items[{item.Index}].clause", $"'{item.Item.Clause}' is none of {stage}.clauses; add it there.")),
    ];

    /// <summary>Every error of what integration must show.</summary>
    public static IEnumerable<PlaybookError> Of(IntegrationChecks? checks, ChecklistRules integration)
    {
        if (checks is null) yield break;
        foreach (var error in PlaybookCheck.Twice("integrationChecks.testCases", checks.TestCases.Select(one => one.Id))) yield return error;
        if (checks.ContinuityItem is { } item && integration.Items.All(known => known.Id != item))
            yield return new("integrationChecks.continuityItem", $"'{item}' is none of integration.items; name one of them or leave it out.");
    }
}
