namespace Onboarding.Workflows.Lifecycle;

/// <summary>What a project manager hands in to start a run. Row <c>request</c>.</summary>
public sealed record OnboardingRequest
{
    /// <summary>The company that outsources.</summary>
    public required string Company { get; init; }

    /// <summary>What this run onboards, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary><c>en</c> or <c>zh-CN</c>.</summary>
    public string Language { get; init; } = Workflows.Language.Languages.English;

    /// <summary>Id of the playbook to start from.</summary>
    public string Playbook { get; init; } = "customer-service-bpo";

    /// <summary>What is handed over.</summary>
    public required Scope Scope { get; init; }

    /// <summary>How much of it.</summary>
    public required Volumes Volumes { get; init; }

    /// <summary>When and where.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>Facts that the fit check weighs.</summary>
    public required Situation Situation { get; init; }

    /// <summary>KPI values before outsourcing.</summary>
    public IReadOnlyList<BaselineValue> Baseline { get; init; } = [];

    /// <summary>Targets that differ from the playbook's.</summary>
    public IReadOnlyList<TargetValue> Targets { get; init; } = [];

    /// <summary>Money.</summary>
    public required Budget Budget { get; init; }

    /// <summary><c>onshore</c>, <c>nearshore</c>, <c>offshore</c> or <c>follow-the-sun</c>.</summary>
    public required string DeliveryModel { get; init; }

    /// <summary>Criteria of the playbook that matter most here, 3 or 4 (S1); empty: those that the playbook marks. Their weights are doubled.</summary>
    public IReadOnlyList<string> Emphasis { get; init; } = [];

    /// <summary>Certificates without which a vendor is out, beside the playbook's.</summary>
    public IReadOnlyList<string> RequiredCertificates { get; init; } = [];

    /// <summary>Everybody who takes part.</summary>
    public required IReadOnlyList<Person> People { get; init; }
}

/// <summary>What is handed over.</summary>
public sealed record Scope
{
    /// <summary>Of <c>phone</c>, <c>email</c>, <c>chat</c>, <c>in-app</c>, <c>social</c>.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Of <c>inbound</c>, <c>outbound</c>.</summary>
    public required IReadOnlyList<string> Directions { get; init; }

    /// <summary>Kinds of tickets, in the company's words.</summary>
    public required IReadOnlyList<string> TicketTypes { get; init; }

    /// <summary>Highest support tier asked for, 1 to 3.</summary>
    public required int Tier { get; init; }

    /// <summary>Back-office tasks, in the company's words.</summary>
    public IReadOnlyList<string> BackOffice { get; init; } = [];

    /// <summary>Ticket types with what each needs; empty when they were not told apart.</summary>
    public IReadOnlyList<TicketKind> TicketKinds { get; init; } = [];
}

/// <summary>Volumes from history and peaks.</summary>
public sealed record Volumes
{
    /// <summary>Contacts in a normal week.</summary>
    public required int WeeklyContacts { get; init; }

    /// <summary>Contacts in the busiest week.</summary>
    public required int PeakWeeklyContacts { get; init; }

    /// <summary>When peaks come, in the company's words.</summary>
    public IReadOnlyList<string> PeakPeriods { get; init; } = [];

    /// <summary>Weeks of a year that are as busy as the busiest; null when nobody counted.</summary>
    public int? PeakWeeks { get; init; }

    /// <summary>Share of the contacts outside local hours, 0 to 1; null when nobody counted.</summary>
    public decimal? AfterHoursShare { get; init; }

    /// <summary>Volumes by channel and direction; normal weeks add up to <see cref="WeeklyContacts"/>. Empty when they were not told apart.</summary>
    public IReadOnlyList<VolumeLine> ByChannel { get; init; } = [];
}

/// <summary>Hours, languages and markets.</summary>
public sealed record Coverage
{
    /// <summary><c>24x7</c> or windows such as <c>Mon-Fri 09:00-18:00</c>.</summary>
    public required string Hours { get; init; }

    /// <summary>Languages as BCP 47 tags.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Markets as ISO 3166-1 alpha-2.</summary>
    public required IReadOnlyList<string> Markets { get; init; }

    /// <summary>IANA time zones in which customers are served.</summary>
    public IReadOnlyList<string> TimeZones { get; init; } = [];

    /// <summary>What customers of a market expect.</summary>
    public IReadOnlyList<LocalExpectation> LocalExpectations { get; init; } = [];
}

/// <summary>Facts that the fit check weighs (S1).</summary>
public sealed record Situation
{
    /// <summary>Share of simple, repeatable, documentable contacts, 0 to 1.</summary>
    public required decimal RepeatableShare { get; init; }

    /// <summary>Share of specialised, regulated or high-risk contacts, 0 to 1.</summary>
    public required decimal SpecialisedShare { get; init; }

    /// <summary>The in-house team cannot keep up.</summary>
    public required bool TeamOverloaded { get; init; }

    /// <summary>Support costs too much for the revenue.</summary>
    public required bool CostPressure { get; init; }

    /// <summary>Customers expect help beyond local hours.</summary>
    public required bool NeedsExtendedHours { get; init; }

    /// <summary>The trade is highly regulated.</summary>
    public required bool HighlyRegulated { get; init; }

    /// <summary>Industries whose rules agents must know, as ids, for example <c>finance</c> or <c>e-commerce</c> (S2).</summary>
    public IReadOnlyList<string> Industries { get; init; } = [];

    /// <summary>Share of contacts with customers of special standing, 0 to 1; they stay in-house.</summary>
    public decimal VipShare { get; init; }

    /// <summary>Share of contacts that a regulation governs, 0 to 1; they stay in-house.</summary>
    public decimal RegulatedShare { get; init; }

    /// <summary>What hurts today, in the company's words.</summary>
    public IReadOnlyList<string> Pains { get; init; } = [];

    /// <summary>What shall be reached, in the company's words.</summary>
    public IReadOnlyList<string> Goals { get; init; } = [];
}

/// <summary>A KPI before outsourcing.</summary>
public sealed record BaselineValue
{
    /// <summary>KPI id of the playbook.</summary>
    public required string Kpi { get; init; }

    /// <summary>Value in the KPI's unit (a share between 0 and 1 for percent).</summary>
    public required decimal Value { get; init; }

    /// <summary>Number of cases it stands on.</summary>
    public required int SampleSize { get; init; }

    /// <summary>Means: standard deviation of the single cases, in the unit; null when it is not known, and the value then counts as exact.</summary>
    public decimal? Deviation { get; init; }

    /// <summary>First day measured.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day measured, inclusive.</summary>
    public required DateOnly To { get; init; }
}

/// <summary>A target that differs from the playbook's.</summary>
/// <param name="Kpi">KPI id of the playbook.</param>
/// <param name="Target">Target in the KPI's unit.</param>
public sealed record TargetValue(string Kpi, decimal Target);

/// <summary>Money, per month unless said otherwise.</summary>
public sealed record Budget
{
    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>What the service costs today, a month.</summary>
    public required decimal CurrentMonthlyCost { get; init; }

    /// <summary>What it may cost outsourced, a month.</summary>
    public required decimal ExpectedMonthlyCost { get; init; }

    /// <summary><c>per-agent</c>, <c>per-hour</c>, <c>per-contact</c> or <c>hybrid</c>.</summary>
    public required string PricingModel { get; init; }

    /// <summary>Buffer of the first year as a share, 0.1 to 0.2 suggested (S1).</summary>
    public required decimal BufferShare { get; init; }

    /// <summary>Expected one-time and hidden costs of the first year.</summary>
    public IReadOnlyList<HiddenCost> HiddenCosts { get; init; } = [];
}

/// <summary>A cost that offers tend to leave out.</summary>
/// <param name="Kind">For example set-up, training, own review time, surge, after-hours, custom reports.</param>
/// <param name="Amount">In the budget's currency, for the first year.</param>
public sealed record HiddenCost(string Kind, decimal Amount);
