using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>Rules of the requirements stage and the fit check (S1).</summary>
public sealed record RequirementsRules
{
    /// <summary>Contacts a week below which outsourcing is hardly worth its overhead (S1: "a few a week").</summary>
    public required int MinimumWeeklyContacts { get; init; }

    /// <summary>Share of simple, repeatable contacts from which outsourcing is considered (S1: 0.5).</summary>
    public required decimal RepeatableShareFloor { get; init; }

    /// <summary>Share of simple, repeatable contacts from which full outsourcing fits (S1: 0.7).</summary>
    public required decimal RepeatableShareFull { get; init; }

    /// <summary>Share of specialised or high-risk contacts from which full outsourcing is hard to justify (S1: 0.8).</summary>
    public required decimal SpecialisedShareLimit { get; init; }

    /// <summary>Least share of the first year's budget kept as a buffer (S1: 0.1).</summary>
    public required decimal MinimumBufferShare { get; init; }

    /// <summary>Roles that a request must name at least one person for.</summary>
    public required IReadOnlyList<string> RequiredRoles { get; init; }

    /// <summary>Calendar days after which the project manager is reminded that the stage is still being prepared.</summary>
    public required int RemindAfterDays { get; init; }
}

/// <summary>Rules of the shortlist stage.</summary>
public sealed record ShortlistRules
{
    /// <summary>Fewest vendors on the shortlist (S1, S3: 3).</summary>
    public required int MinimumVendors { get; init; }

    /// <summary>Most vendors on the shortlist (S1, S3: 5).</summary>
    public required int MaximumVendors { get; init; }

    /// <summary>Fewest evaluators who scored every vendor.</summary>
    public required int MinimumEvaluators { get; init; }

    /// <summary>Weighted criteria; weights add up to 100.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>Warning signs that can be recorded against a vendor (S1).</summary>
    public required IReadOnlyList<NamedItem> RedFlags { get; init; }

    /// <summary>Red flags above which a vendor should not be chosen (S1: more than one or two).</summary>
    public required int RedFlagLimit { get; init; }

    /// <summary>Calendar days after which the project manager is reminded that the stage is still being prepared.</summary>
    public required int RemindAfterDays { get; init; }
}

/// <summary>One weighted criterion of a scorecard; scores are whole numbers from 1 (poor) to 5 (excellent).</summary>
public sealed record Criterion
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What is judged.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Weight out of 100; an editable default, no public source backs any set of weights.</summary>
    public required int Weight { get; init; }

    /// <summary>Mean score below which a vendor is out whatever its total; null when there is none.</summary>
    public decimal? MustReach { get; init; }
}

/// <summary>A checklist with the rule of when its stage may be submitted: every required item done or waived.</summary>
public sealed record ChecklistRules
{
    /// <summary>The items.</summary>
    public required IReadOnlyList<ChecklistTemplate> Items { get; init; }

    /// <summary>Calendar days after which the project manager is reminded that the stage is still being prepared.</summary>
    public required int RemindAfterDays { get; init; }
}

/// <summary>One item that must be shown done.</summary>
public sealed record ChecklistTemplate
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What must be shown.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Role that owns the item.</summary>
    public required string OwnerRole { get; init; }

    /// <summary>False when the item may stay open.</summary>
    public bool Required { get; init; } = true;

    /// <summary>False when it can only be done, never waived.</summary>
    public bool Waivable { get; init; } = true;

    /// <summary>Where it comes from, for example <c>S1</c>.</summary>
    public required string Source { get; init; }
}

/// <summary>Rules of the training stage.</summary>
public sealed record TrainingRules
{
    /// <summary>Modules in which every agent is certified before going live (S0).</summary>
    public required IReadOnlyList<TrainingModule> Modules { get; init; }

    /// <summary>Most attempts per agent and module.</summary>
    public required int MaximumAttempts { get; init; }

    /// <summary>Calendar days after which the project manager is reminded that the stage is still being prepared.</summary>
    public required int RemindAfterDays { get; init; }
}

/// <summary>A training module.</summary>
public sealed record TrainingModule
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What it teaches.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Score from 0 to 100 that certifies.</summary>
    public required int PassScore { get; init; }
}

/// <summary>Rules of the pilot.</summary>
public sealed record PilotRules
{
    /// <summary>Shortest pilot in calendar days (60; an editable default).</summary>
    public required int MinimumDays { get; init; }

    /// <summary>Longest pilot in calendar days, an extension included (90; an editable default).</summary>
    public required int MaximumDays { get; init; }

    /// <summary>Days of the pilot on which KPIs are judged and a person decides, ascending (30, 60, 90).</summary>
    public required IReadOnlyList<int> ReviewDays { get; init; }

    /// <summary>Days before a review on which its reminder goes out.</summary>
    public required int RemindDaysBefore { get; init; }
}

/// <summary>Rules of the ramp.</summary>
public sealed record ScaleUpRules
{
    /// <summary>Steps in order.</summary>
    public required IReadOnlyList<ScaleUpStep> Steps { get; init; }
}

/// <summary>One step of the ramp, with its own KPI check at its end.</summary>
public sealed record ScaleUpStep
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What is added.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Calendar days over which the step is watched.</summary>
    public required int Days { get; init; }
}

/// <summary>Rules of operations.</summary>
public sealed record OperationsRules
{
    /// <summary>Calendar days after the ramp on which the first business review is held.</summary>
    public required int FirstReviewAfterDays { get; init; }
}

/// <summary>Something with a stable id and a name.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">What people call it.</param>
public sealed record NamedItem(string Id, LocalizedText Name);

/// <summary>A risk that every run's register starts with.</summary>
public sealed record RiskTemplate
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The risk.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What keeps it small.</summary>
    public required LocalizedText Mitigation { get; init; }

    /// <summary>Role that owns it.</summary>
    public required string OwnerRole { get; init; }
}
