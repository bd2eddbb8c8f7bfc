using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Lifecycle;

/// <summary>A run with the playbook that ships, at its pilot from 11 May 2026.</summary>
internal static class SampleFile
{
    public static readonly DateTimeOffset Began = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static Playbook Playbook { get; } =
        PlaybookCatalog.LoadAsync(Path.Combine(AppContext.BaseDirectory, "templates", "playbooks")).GetAwaiter().GetResult().Find("customer-service-bpo")!;

    public static OnboardingRequest Request { get; } = new()
    {
        Company = "Blue Lantern Retail",
        Title = "Sale-season support",
        Scope = new Scope { Channels = ["phone", "chat"], Directions = ["inbound"], TicketTypes = ["orders"], Tier = 1 },
        Volumes = new Volumes { WeeklyContacts = 14_500, PeakWeeklyContacts = 20_000 },
        Coverage = new Coverage { Hours = "Mon-Fri 09:00-18:00", Languages = ["en", "zh-CN"], Markets = ["GB"] },
        Situation = new Situation
        {
            RepeatableShare = 0.74m,
            SpecialisedShare = 0.1m,
            TeamOverloaded = false,
            CostPressure = false,
            NeedsExtendedHours = false,
            HighlyRegulated = false,
        },
        Budget = new Budget
        {
            Currency = "GBP",
            CurrentMonthlyCost = 372_000,
            ExpectedMonthlyCost = 255_000,
            PricingModel = "hybrid",
            BufferShare = 0.15m,
        },
        DeliveryModel = "offshore",
        People = [],
    };

    public static PilotPlan Plan { get; } = new()
    {
        Segment = "Orders of customers in Great Britain",
        StartsOn = new DateOnly(2026, 5, 11),
        LengthDays = 90,
        Staffing = [new StaffingNeed("en", "phone", 2)],
    };

    /// <summary>A pause that began on a day of the pilot and took some days.</summary>
    public static RunPause PausedInPilot(int day, int days)
    {
        var from = new DateTimeOffset(Plan.StartsOn.AddDays(day - 1), new TimeOnly(9, 0), TimeSpan.Zero);
        return new RunPause { Number = 1, Stage = StageIds.Pilot, From = from, To = from.AddDays(days), By = "Maria Ortiz", Reason = "Budget" };
    }

    public static RunFile File { get; } = new(RunAt(StageIds.Pilot, StageState.Scheduled), Playbook, Request);

    public static Run RunAt(string stage, StageState state) => new()
    {
        Id = "run-1",
        Company = Request.Company,
        Title = Request.Title,
        Language = Languages.English,
        PlaybookId = Playbook.Id,
        PlaybookVersion = Playbook.Version,
        Status = RunStatus.Running,
        Stage = stage,
        StageState = state,
        Vendor = "harbour-voice",
        CreatedAt = Began,
        UpdatedAt = Began,
    };

    /// <summary>A gate's end by a choice of the playbook.</summary>
    public static GateOutcome Decided(GateOrder order, string choice) => new()
    {
        GateId = order.GateId,
        Round = order.Round,
        Choice = choice,
        Result = Playbook.PolicyOf(order.GateId).Choices.Single(one => one.Id == choice).Kind switch
        {
            ChoiceKind.Advance => GateResult.Advance,
            ChoiceKind.Return => GateResult.Return,
            _ => GateResult.Stop,
        },
        At = Began,
    };
}
