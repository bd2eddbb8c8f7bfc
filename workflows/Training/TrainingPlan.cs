using System.Text.Json.Serialization;

namespace Onboarding.Workflows.Training;

/// <summary>Who trains what, when and how; agreed by both sides. Row <c>training-plan</c>.</summary>
public sealed record TrainingPlan
{
    /// <summary>The modules, each once or in several parts.</summary>
    public required IReadOnlyList<PlannedModule> Modules { get; init; }

    /// <summary>The company's agreement; null: not agreed yet.</summary>
    public PlanAgreement? CompanyAgreed { get; init; }

    /// <summary>The vendor's agreement; null: not agreed yet.</summary>
    public PlanAgreement? VendorAgreed { get; init; }

    /// <summary>True when both sides agreed.</summary>
    [JsonIgnore]
    public bool IsAgreed => CompanyAgreed is not null && VendorAgreed is not null;
}

/// <summary>One module of the plan.</summary>
public sealed record PlannedModule
{
    /// <summary>Module id of the playbook.</summary>
    public required string Module { get; init; }

    /// <summary>Who trains.</summary>
    public required string Trainer { get; init; }

    /// <summary>The company's expert who coaches (S0, S3).</summary>
    public required string Coach { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>How it is taught (S2, S3).</summary>
    public required TrainingFormat Format { get; init; }

    /// <summary>Languages in which it is taught, as BCP 47 tags.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
}

/// <summary>How a module is taught.</summary>
public enum TrainingFormat
{
    /// <summary>Lessons.</summary>
    Theory,

    /// <summary>Simulated contacts and role play.</summary>
    Scenarios,

    /// <summary>Lessons, then simulated contacts.</summary>
    TheoryAndScenarios,
}

/// <summary>One side's agreement to the plan.</summary>
/// <param name="By">Name.</param>
/// <param name="On">Day.</param>
public sealed record PlanAgreement(string By, DateOnly On);
