using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Playbooks;

/// <summary>
/// The process definition that a run starts from. A run keeps the copy it started with, so changing a playbook never
/// changes a run in flight. Files: <c>templates/playbooks/*.json</c>, checked against <c>playbook.schema.json</c>.
/// </summary>
public sealed record Playbook
{
    // For stages that are submitted only after a gate was returned.
    private const int DefaultRemindAfterDays = 7;

    // An editable default, also for the copies of runs that began before it could be set.
    private const int DefaultReadingsDueHours = 24;

    /// <summary>Stable id, for example <c>customer-service-bpo</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the content, for example <c>1.0.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>What the playbook is called.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>For whom it is, in a sentence or two.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>The KPIs a run measures; suggested targets, editable by the request.</summary>
    public required IReadOnlyList<Kpi> Kpis { get; init; }

    /// <summary>Gate policies by gate id (see <see cref="Gates.GateIds"/>).</summary>
    public required IReadOnlyDictionary<string, GatePolicy> Gates { get; init; }

    /// <summary>Rules of the requirements stage.</summary>
    public required RequirementsRules Requirements { get; init; }

    /// <summary>Rules of the shortlist stage.</summary>
    public required ShortlistRules Shortlist { get; init; }

    /// <summary>The contract checklist.</summary>
    public required ChecklistRules Contract { get; init; }

    /// <summary>Terms that approvers are told of; null in copies from before there were any.</summary>
    public ContractLimits? ContractLimits { get; init; }

    /// <summary>The integration and migration checklist.</summary>
    public required ChecklistRules Integration { get; init; }

    /// <summary>What integration must show beyond its checklist; null in copies from before there was any.</summary>
    public IntegrationChecks? IntegrationChecks { get; init; }

    /// <summary>Training modules and certification rules.</summary>
    public required TrainingRules Training { get; init; }

    /// <summary>Hours after the end of a day (UTC) by which its readings are due; reviews and checks of the ramp wait for them.</summary>
    public int ReadingsDueHours { get; init; } = DefaultReadingsDueHours;

    /// <summary>Length, review days and reminders of the pilot.</summary>
    public required PilotRules Pilot { get; init; }

    /// <summary>Steps of the ramp after a good pilot.</summary>
    public required ScaleUpRules ScaleUp { get; init; }

    /// <summary>The exit checklist.</summary>
    public required ChecklistRules Exit { get; init; }

    /// <summary>Rules of the operations stage.</summary>
    public required OperationsRules Operations { get; init; }

    /// <summary>Risks that every run's register starts with.</summary>
    public required IReadOnlyList<RiskTemplate> Risks { get; init; }

    /// <summary>The policy of <paramref name="gateId"/>; a pilot review's or ramp step's id falls back to its family (<c>pilot-review-30</c> to <c>pilot-review</c>).</summary>
    /// <exception cref="KeyNotFoundException">The playbook has no policy for the gate.</exception>
    public GatePolicy PolicyOf(string gateId) =>
        Gates.TryGetValue(gateId, out var policy) ? policy : Gates[gateId[..gateId.LastIndexOf('-')]];

    /// <summary>The checklist of a stage that has one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The stage has none.</exception>
    public ChecklistRules ChecklistOf(string stage) => stage switch
    {
        StageIds.Contract => Contract,
        StageIds.Integration => Integration,
        StageIds.Training => new ChecklistRules { Items = Training.Items, RemindAfterDays = Training.RemindAfterDays },
        StageIds.Exit => Exit,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "The stage has no checklist."),
    };

    /// <summary>Calendar days after which the project manager is reminded that a stage waits for its submission.</summary>
    public int RemindAfterDays(string stage) => stage switch
    {
        StageIds.Requirements => Requirements.RemindAfterDays,
        StageIds.Shortlist => Shortlist.RemindAfterDays,
        StageIds.Training => Training.RemindAfterDays,
        StageIds.Contract or StageIds.Integration or StageIds.Exit => ChecklistOf(stage).RemindAfterDays,
        _ => DefaultRemindAfterDays,
    };
}
