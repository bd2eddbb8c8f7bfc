using System.Globalization;
using System.Text.Json.Nodes;

namespace Onboarding.Integration.Tests.Play;

/// <summary>A company and its people, as small as every rule of the process allows.</summary>
internal static class Sample
{
    private static readonly string[] Channels = ["phone", "chat"];

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

    public static JsonObject Request(string title) => new()
    {
        ["company"] = "Harbour & Pine",
        ["title"] = title,
        ["scope"] = new JsonObject
        {
            ["channels"] = Texts(Channels),
            ["directions"] = Texts("inbound"),
            ["ticketTypes"] = Texts("Where is my order", "Returns"),
            ["tier"] = 1,
        },
        ["volumes"] = new JsonObject { ["weeklyContacts"] = 14500, ["peakWeeklyContacts"] = 46000, ["peakPeriods"] = Texts("Black Friday") },
        ["coverage"] = new JsonObject { ["hours"] = "24x7", ["languages"] = Texts("en", "zh-CN"), ["markets"] = Texts("GB", "CN") },
        ["situation"] = new JsonObject
        {
            ["repeatableShare"] = 0.74,
            ["specialisedShare"] = 0.11,
            ["teamOverloaded"] = true,
            ["costPressure"] = true,
            ["needsExtendedHours"] = true,
            ["highlyRegulated"] = false,
        },
        ["baseline"] = new JsonArray([.. PlaybookFacts.KpisWithoutTarget.Select(Baseline)]),
        ["budget"] = new JsonObject
        {
            ["currency"] = "GBP",
            ["currentMonthlyCost"] = 372000,
            ["expectedMonthlyCost"] = 255000,
            ["pricingModel"] = "hybrid",
            ["bufferShare"] = 0.15,
        },
        ["deliveryModel"] = "offshore",
        ["people"] = new JsonArray([.. People.Select(Person)]),
    };

    public static JsonObject Vendor(string id) => new()
    {
        ["id"] = id,
        ["name"] = $"Vendor {id}",
        ["country"] = "PH",
        ["foundBy"] = "report",
        ["languages"] = Texts("en", "zh-CN"),
        ["channels"] = Texts(Channels),
        ["minimumAgents"] = 20,
        ["maximumAgents"] = 300,
        ["monthlyPrice"] = 229000,
        ["shortlisted"] = true,
        ["contact"] = new JsonObject { ["name"] = "Angela Cruz", ["email"] = $"lead@{id}.example", ["language"] = "en" },
    };

    public static JsonObject Scorecard(int score) => new()
    {
        ["scores"] = new JsonObject(PlaybookFacts.Criteria.Select(criterion => KeyValuePair.Create(criterion, (JsonNode?)score))),
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

    public static JsonObject PilotPlan(DateOnly startsOn, int lengthDays = 90) => new()
    {
        ["segment"] = "Orders of customers in Great Britain",
        ["startsOn"] = startsOn.ToString("O", CultureInfo.InvariantCulture),
        ["lengthDays"] = lengthDays,
        ["staffing"] = new JsonArray(new JsonObject { ["language"] = "en", ["channel"] = "phone", ["agents"] = 2 }),
    };

    public static JsonObject Certifications(params string[] agents) => new()
    {
        ["items"] = new JsonArray([.. agents.SelectMany(agent => PlaybookFacts.Modules.Select(module => new JsonObject
        {
            ["agentId"] = agent,
            ["languages"] = Texts("en"),
            ["channels"] = Texts("phone"),
            ["module"] = module,
            ["attempt"] = 1,
            ["score"] = 96,
            ["on"] = "2026-03-01",
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

    public static JsonArray Texts(params string[] texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonObject Baseline(string kpi) => new()
    {
        ["kpi"] = kpi,
        ["value"] = 0.5,
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
