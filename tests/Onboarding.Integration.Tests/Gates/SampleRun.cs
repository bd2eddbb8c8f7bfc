using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Gates;

/// <summary>A run whose contract gate is prepared: what gates and mails need of it, and no more.</summary>
internal static class SampleRun
{
    public const string GateId = "contract";
    public const string Lin = "lin@example.com";
    public const string Anna = "anna@example.com";
    public const string Omar = "omar@example.com";
    public const string Manager = "maria@example.com";
    public const string Dana = "dana@example.com";

    public static RunChange Create(string runId, GateRule rule, DateTimeOffset now) => new(new Run
    {
        Id = runId,
        Company = "Blue Lantern Retail",
        Title = "Sale-season support",
        Language = Languages.English,
        PlaybookId = "sample",
        PlaybookVersion = "1.0.0",
        Status = RunStatus.Running,
        Stage = StageIds.Contract,
        StageState = StageState.Preparing,
        CreatedAt = now,
        UpdatedAt = now,
    })
    {
        Put = new Dictionary<string, object>
        {
            [RowKeys.Playbook] = Playbook(rule),
            [RowKeys.Request] = Request,
            [RowKeys.Gate(GateId, 1)] = new Gate
            {
                Id = GateId,
                Stage = StageIds.Contract,
                Round = 1,
                Status = GateStatus.Prepared,
                Case = new GateCase { Question = new Phrase("stage.contract"), Recommendation = "approve" },
            },
        },
        Audit = [AuditEntry.BySystem("run.started", new Phrase("stage.requirements"))],
    };

    /// <summary>Gives the contract gate an escalation a business day after it is due, and Anna a deputy.</summary>
    public static Task EscalateAsync(RunStore store, string runId) => store.ChangeAsync(runId, async run =>
    {
        var playbook = await store.GetAsync<Playbook>(runId, RowKeys.Playbook);
        var policy = playbook.PolicyOf(GateId) with { EscalateAfterBusinessDays = [1] };
        var people = Request.People.Select(person => person.Email == Anna ? person with { Deputy = Dana } : person);
        return new RunChange(run)
        {
            Put = new Dictionary<string, object>
            {
                [RowKeys.Playbook] = playbook with { Gates = new Dictionary<string, GatePolicy> { [GateId] = policy } },
                [RowKeys.Request] = Request with { People = [.. people, Person(Roles.Operations, "Dana Reyes", Dana, Languages.English, "Asia/Manila")] },
            },
        };
    });

    private static OnboardingRequest Request => new()
    {
        Company = "Blue Lantern Retail",
        Title = "Sale-season support",
        Scope = new Scope { Channels = ["chat"], Directions = ["inbound"], TicketTypes = ["orders"], Tier = 1 },
        Volumes = new Volumes { WeeklyContacts = 1000, PeakWeeklyContacts = 4000 },
        Coverage = new Coverage { Hours = "24x7", Languages = ["en"], Markets = ["DE"] },
        Situation = new Situation
        {
            RepeatableShare = 0.7m,
            SpecialisedShare = 0.1m,
            TeamOverloaded = true,
            CostPressure = false,
            NeedsExtendedHours = true,
            HighlyRegulated = false,
        },
        Budget = new Budget { Currency = "EUR", CurrentMonthlyCost = 1, ExpectedMonthlyCost = 1, PricingModel = "hybrid", BufferShare = 0.1m },
        DeliveryModel = "nearshore",
        People =
        [
            Person(Roles.ProjectManager, "Maria Ortiz", Manager, Languages.English, "Europe/Berlin"),
            Person(Roles.Legal, "林芳", Lin, Languages.Chinese, "Asia/Shanghai"),
            Person(Roles.Security, "Anna Becker", Anna, Languages.English, "Europe/Berlin"),
            Person(Roles.Finance, "Omar Haddad", Omar, Languages.English, "America/New_York"),
        ],
    };

    private static Person Person(string role, string name, string email, string language, string zone) =>
        new() { Role = role, Name = name, Email = email, Language = language, Country = "DE", TimeZone = zone };

    private static Playbook Playbook(GateRule rule) => new()
    {
        Id = "sample",
        Version = "1.0.0",
        Name = new LocalizedText("Sample", "样例"),
        Description = new LocalizedText("Sample", "样例"),
        Kpis = [],
        Gates = new Dictionary<string, GatePolicy> { [GateId] = Policy(rule) },
        Requirements = new RequirementsRules
        {
            MinimumWeeklyContacts = 1,
            RepeatableShareFloor = 0.5m,
            RepeatableShareFull = 0.7m,
            SpecialisedShareLimit = 0.8m,
            MinimumBufferShare = 0.1m,
            RequiredRoles = [],
            RemindAfterDays = 7,
        },
        Shortlist = new ShortlistRules { MinimumVendors = 3, MaximumVendors = 5, MinimumEvaluators = 1, Criteria = [], RedFlags = [], RedFlagLimit = 2, RemindAfterDays = 7 },
        Contract = new ChecklistRules { Items = [], RemindAfterDays = 7 },
        Integration = new ChecklistRules { Items = [], RemindAfterDays = 7 },
        Training = new TrainingRules { Modules = [], MaximumAttempts = 3, RemindAfterDays = 7 },
        Pilot = new PilotRules { MinimumDays = 60, MaximumDays = 90, ReviewDays = [30], RemindDaysBefore = 3 },
        ScaleUp = new ScaleUpRules { Steps = [] },
        Exit = new ChecklistRules { Items = [], RemindAfterDays = 7 },
        Operations = new OperationsRules { FirstReviewAfterDays = 30 },
        Risks = [],
    };

    private static GatePolicy Policy(GateRule rule) => new()
    {
        Name = new LocalizedText("Contract approval", "合同审批"),
        Roles = [Roles.Legal, Roles.Security, Roles.Finance],
        Rule = rule,
        Choices =
        [
            new GateChoice { Id = "approve", Name = new LocalizedText("Approve", "同意"), Kind = ChoiceKind.Advance },
            new GateChoice { Id = "reject", Name = new LocalizedText("Reject", "否决"), Kind = ChoiceKind.Stop, RequiresComment = true },
        ],
        DueBusinessDays = 3,
        RemindAfterBusinessDays = [2],
        ExpireAfterBusinessDays = 5,
    };
}
