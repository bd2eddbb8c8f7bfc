using System.Globalization;
using System.Text.Json.Nodes;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Integration.Tests.Play;

/// <summary>A company and its people, as small as every rule of the process allows.</summary>
internal static class Sample
{
    // Long before the first day, and good for every day of the pilot.
    private const int CertifiedDaysAhead = 72;

    // Before the first day of a whole run, whose integration is done within its first weeks.
    private const string TestedOn = "2026-02-26";

    /// <summary>Two people share a role, one reads Chinese.</summary>
    private static readonly (string Role, string Name, string Language, string Country, string Zone)[] People =
    [
        ("project-manager", "Mei Lin Tan", "en", "SG", "Asia/Singapore"),
        ("bpo-owner", "Daniel Okafor", "en", "GB", "Europe/London"),
        ("sponsor", "Helen Marsh", "en", "GB", "Europe/London"),
        ("operations", "Oliver Grant", "en", "GB", "Europe/London"),
        ("operations", "Jun Wang", "zh-CN", "CN", "Asia/Shanghai"),
        ("legal", "Katarzyna Nowak", "en", "PL", "Europe/Warsaw"),
        ("security", "Tomas Ferreira", "en", "PT", "Europe/Lisbon"),
        ("finance", "Sarah Whitcombe", "en", "GB", "Europe/London"),
        ("it", "Yang Liu", "zh-CN", "CN", "Asia/Shanghai"),
    ];

    public static string EmailOf(string name) => $"{name.ToLowerInvariant().Replace(' ', '.')}@harbour-pine.example";

    public static JsonObject Request(string title) => Request(title, PlaybookFacts.Usual);

    public static JsonObject Request(string title, PlaybookFacts playbook) => new()
    {
        ["company"] = "Harbour & Pine",
        ["title"] = title,
        ["playbook"] = playbook.Playbook.Id,
        ["scope"] = new JsonObject
        {
            ["channels"] = Texts(playbook.Scope.Channels),
            ["directions"] = Texts(playbook.Scope.Directions),
            ["ticketTypes"] = Texts(playbook.Scope.TicketTypes),
            ["tier"] = 1,
        },
        ["volumes"] = new JsonObject { ["weeklyContacts"] = 14500, ["peakWeeklyContacts"] = 46000, ["peakPeriods"] = Texts("Black Friday") },
        ["coverage"] = new JsonObject { ["hours"] = "24x7", ["languages"] = Texts(playbook.Scope.Languages), ["markets"] = Texts(playbook.Scope.Markets) },
        ["situation"] = new JsonObject
        {
            ["repeatableShare"] = 0.74,
            ["specialisedShare"] = 0.11,
            ["teamOverloaded"] = true,
            ["costPressure"] = true,
            ["needsExtendedHours"] = true,
            ["highlyRegulated"] = false,
            ["industries"] = Texts(playbook.Scope.Industries),
        },
        ["baseline"] = new JsonArray([.. playbook.Kpis.Where(kpi => kpi.Target is null).Select(Baseline)]),
        ["budget"] = new JsonObject
        {
            ["currency"] = "GBP",
            ["currentMonthlyCost"] = 372000,
            ["expectedMonthlyCost"] = 255000,
            ["pricingModel"] = "hybrid",
            ["bufferShare"] = 0.15,
        },
        ["deliveryModel"] = playbook.Scope.DeliveryModel,
        ["people"] = new JsonArray([.. People.Select(Person)]),
    };

    public static JsonObject Vendor(string id) => Vendor(id, PlaybookFacts.Usual);

    public static JsonObject Vendor(string id, PlaybookFacts playbook) => new()
    {
        ["id"] = id,
        ["name"] = $"Vendor {id}",
        ["country"] = "PH",
        ["foundBy"] = "report",
        ["languages"] = Texts(playbook.Scope.Languages),
        ["channels"] = Texts(playbook.Scope.Channels),
        ["certificates"] = Texts(playbook.Playbook.Shortlist.RequiredCertificates),
        ["minimumAgents"] = 20,
        ["maximumAgents"] = 300,
        ["monthlyPrice"] = 229000,
        ["shortlisted"] = true,
        ["visits"] = new JsonArray(new JsonObject
        {
            ["on"] = "2026-02-24",
            ["kind"] = "site",
            ["participants"] = Texts("Oliver Grant", "Angela Cruz"),
            ["note"] = "Saw the floor in a peak hour.",
        }),
        ["contact"] = new JsonObject { ["name"] = "Angela Cruz", ["email"] = $"lead@{id}.example", ["language"] = "en" },
    };

    public static JsonObject Answers() => Answers(PlaybookFacts.Usual);

    public static JsonObject Answers(PlaybookFacts playbook) => new()
    {
        ["items"] = new JsonArray([.. playbook.RequiredQuestions.Select(question => new JsonObject { ["question"] = question, ["text"] = "As asked." })]),
    };

    public static JsonObject Offer() => new() { ["pricingModel"] = "per-hour", ["currency"] = "GBP", ["hour"] = 17.5, ["setUp"] = 42000 };

    public static JsonObject Scorecard(int score, PlaybookFacts playbook) => new()
    {
        ["scores"] = new JsonObject(playbook.Criteria.Select(criterion => KeyValuePair.Create(criterion, (JsonNode?)score))),
    };

    public static JsonObject Batch() => new()
    {
        ["name"] = "Open tickets",
        ["sourceCount"] = 4812,
        ["targetCount"] = 4812,
        ["sourceChecksum"] = "8a0c87b80e16c885",
        ["targetChecksum"] = "8a0c87b80e16c885",
        ["encrypted"] = true,
        ["permissionsChecked"] = true,
    };

    public static JsonObject PilotPlan(DateOnly startsOn) => PilotPlan(startsOn, PlaybookFacts.Usual);

    public static JsonObject PilotPlan(DateOnly startsOn, PlaybookFacts playbook, int lengthDays = 90) => new()
    {
        ["segment"] = playbook.Scope.Segment,
        ["startsOn"] = startsOn.ToString("O", CultureInfo.InvariantCulture),
        ["lengthDays"] = lengthDays,
        ["staffing"] = new JsonArray(new JsonObject { ["language"] = playbook.Scope.Languages[0], ["channel"] = "phone", ["agents"] = 2 }),
    };

    public static JsonObject Connection(string system) => new()
    {
        ["system"] = system,
        ["direction"] = "both",
        ["authentication"] = "oauth2",
        ["environment"] = "production",
        ["status"] = "tested",
        ["testedOn"] = TestedOn,
        ["evidence"] = "https://files.example/connection.pdf",
    };

    public static JsonObject TestCase(string result, int attempt = 1) => new()
    {
        ["title"] = "A contact from end to end",
        ["channel"] = "phone",
        ["steps"] = Texts("Call", "Answer", "Close the ticket"),
        ["expected"] = "One closed ticket",
        ["attempt"] = attempt,
        ["result"] = result,
        ["runOn"] = TestedOn,
        ["by"] = "Yang Liu",
        ["note"] = "As recorded.",
    };

    public static JsonObject Access(params string[] permissions) => new()
    {
        ["systems"] = Texts("crm", "help-desk"),
        ["permissions"] = Texts(permissions.Length == 0 ? ["read"] : permissions),
        ["multiFactor"] = true,
        ["approvedBy"] = "Tomas Ferreira",
        ["reviewOn"] = "2099-01-01",
    };

    public static JsonObject ContinuityTest(int minutes) => new()
    {
        ["scenario"] = "The main line was cut",
        ["testedOn"] = TestedOn,
        ["recoveryMinutes"] = minutes,
        ["evidence"] = "https://files.example/continuity.pdf",
    };

    public static JsonObject Certifications(DateOnly pilotStart, params string[] agents) => Certifications(pilotStart, PlaybookFacts.Usual, agents);

    public static JsonObject Certifications(DateOnly pilotStart, PlaybookFacts playbook, params string[] agents) => new()
    {
        ["items"] = new JsonArray([.. agents.SelectMany(agent => playbook.Modules.Select(module => new JsonObject
        {
            ["agentId"] = agent,
            ["languages"] = Texts(playbook.Scope.Languages[0]),
            ["channels"] = Texts("phone"),
            ["module"] = module,
            ["attempt"] = 1,
            ["score"] = 96,
            ["on"] = pilotStart.AddDays(-CertifiedDaysAhead).ToString("O", CultureInfo.InvariantCulture),
        }))]),
    };

    /// <summary>An exit that is over, to the vendor that stands by.</summary>
    public static JsonObject ExitPlan(DateOnly today, string destination = "reserveVendor") => new()
    {
        ["reason"] = "The pilot missed its targets after its scope had been adjusted.",
        ["noticeGivenOn"] = today.AddDays(-10).ToString("O", CultureInfo.InvariantCulture),
        ["lastDayOfService"] = today.AddDays(-1).ToString("O", CultureInfo.InvariantCulture),
        ["destination"] = destination,
    };

    public static JsonObject Lessons() => new()
    {
        ["items"] = new JsonArray(new JsonObject
        {
            ["stage"] = "training",
            ["what"] = "The night shift was trained a week after the others.",
            ["nextTime"] = "Train every shift before the pilot begins.",
        }),
    };

    public static JsonArray Texts(params IReadOnlyList<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    /// <summary>Of a KPI that is held against the time before outsourcing.</summary>
    public static decimal ValueBefore(Kpi kpi) => kpi.Unit switch
    {
        "seconds" => 360,
        "currency" => 3.2m,
        _ => 0.04m,
    };

    private static JsonObject Baseline(Kpi kpi) => new()
    {
        ["kpi"] = kpi.Id,
        ["value"] = ValueBefore(kpi),
        ["sampleSize"] = 140000,
        ["from"] = "2025-12-01",
        ["to"] = "2026-02-22",
    };

    private static JsonObject Person((string Role, string Name, string Language, string Country, string Zone) person) => new()
    {
        ["role"] = person.Role,
        ["name"] = person.Name,
        ["email"] = EmailOf(person.Name),
        ["language"] = person.Language,
        ["country"] = person.Country,
        ["timeZone"] = person.Zone,
    };
}
