using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Examples;

/// <summary>What the retailer asks for: 14,500 contacts in a normal week, three times as many when sales peak.</summary>
internal static class RetailerRequest
{
    private static readonly DateOnly BaselineFrom = new(2025, 12, 1);
    private static readonly DateOnly BaselineTo = new(2026, 2, 22);

    public static OnboardingRequest Create() => new()
    {
        Company = "Harbour & Pine",
        Title = "Customer service for the 2026 sale season",
        Scope = new Scope
        {
            Channels = ["phone", "email", "chat"],
            Directions = ["inbound"],
            TicketTypes =
                ["Where is my order", "Returns and exchanges", "Refund status", "Voucher and promotion terms", "Damaged on arrival"],
            Tier = 1,
            BackOffice = ["Address corrections", "Return label reissue"],
            TicketKinds =
            [
                new() { Type = "Where is my order", Share = 0.38m, Tier = 1, Repeatable = true },
                new() { Type = "Returns and exchanges", Share = 0.24m, Tier = 1, Repeatable = true },
                new() { Type = "Refund status", Share = 0.12m, Tier = 1, Repeatable = true },
                new() { Type = "Voucher and promotion terms", Share = 0.15m, Tier = 1, Repeatable = false },
                new() { Type = "Damaged on arrival", Share = 0.11m, Tier = 1, Repeatable = false },
            ],
        },
        Volumes = new Volumes
        {
            WeeklyContacts = 14_500,
            PeakWeeklyContacts = 46_000,
            PeakPeriods = ["618 mid-year sale (June)", "Singles' Day (11 November)", "Black Friday to mid-December"],
            PeakWeeks = 7,
            AfterHoursShare = 0.31m,
            ByChannel =
            [
                new() { Channel = "phone", Direction = "inbound", WeeklyContacts = 6_100, PeakWeeklyContacts = 19_400 },
                new() { Channel = "email", Direction = "inbound", WeeklyContacts = 3_900, PeakWeeklyContacts = 13_200 },
                new() { Channel = "chat", Direction = "inbound", WeeklyContacts = 4_500, PeakWeeklyContacts = 15_100 },
            ],
        },
        Coverage = new Coverage
        {
            Hours = "24x7",
            Languages = ["en", "zh-CN"],
            Markets = ["GB", "SG", "CN"],
            TimeZones = ["Europe/London", "Asia/Singapore", "Asia/Shanghai"],
            LocalExpectations =
            [
                new("CN", "Answers in chat within a minute, and a refund without sending the parcel back for small amounts"),
                new("GB", "A named person who calls back when promised"),
            ],
        },
        Situation = new Situation
        {
            RepeatableShare = 0.74m,
            SpecialisedShare = 0.11m,
            TeamOverloaded = true,
            CostPressure = true,
            NeedsExtendedHours = true,
            HighlyRegulated = false,
            Industries = ["e-commerce"],
            Pains =
            [
                "One call in eight was lost in the last sale season",
                "E-mail backlog of nine days after Singles' Day",
                "No cover for Chinese customers after 18:00 in Singapore",
            ],
            Goals = ["Answer at any hour in English and Chinese", "Go from 60 to 180 agents within four weeks", "A third less per contact"],
        },
        Baseline = KpiLevels.All.Select(level => new BaselineValue
        {
            Kpi = level.Kpi,
            Value = level.Baseline,
            SampleSize = level.BaselineSample,
            From = BaselineFrom,
            To = BaselineTo,
        }).ToList(),
        Budget = new Budget
        {
            Currency = "GBP",
            CurrentMonthlyCost = 372_000,
            ExpectedMonthlyCost = 255_000,
            PricingModel = "hybrid",
            BufferShare = 0.15m,
            HiddenCosts =
            [
                new("set-up", 38_000),
                new("training", 54_000),
                new("own review time", 47_000),
                new("surge", 96_000),
                new("after-hours", 61_000),
                new("custom reports", 14_000),
            ],
        },
        DeliveryModel = "offshore",
        Emphasis = ["quality", "security", "scalability", "language-culture"],
        People = People.All,
    };
}
