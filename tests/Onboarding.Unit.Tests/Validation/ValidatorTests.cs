using FluentValidation;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Training;

namespace Onboarding.Unit.Tests.Validation;

public sealed class ValidatorTests
{
    private static readonly Reading Share =
        new() { Kpi = "csat", Channel = "phone", Day = new DateOnly(2026, 5, 11), Numerator = 1, Denominator = 2, Source = "export" };

    private static readonly Reading Mean = Share with { Numerator = null, Denominator = null, Value = 8.5m, Sample = 10 };

    [Fact]
    public void Readings_of_a_day_are_taken() => Assert.All(new[] { Share, Mean }, reading => Assert.Empty(FieldsOf(new ReadingValidator(), reading)));

    [Fact]
    public void Counts_and_values_that_no_day_has_are_refused()
    {
        Assert.Equal(["Denominator"], FieldsOf(new ReadingValidator(), Share with { Denominator = long.MaxValue }));
        Assert.Equal(["Sample"], FieldsOf(new ReadingValidator(), Mean with { Sample = long.MaxValue }));
        Assert.Equal(["Value"], FieldsOf(new ReadingValidator(), Mean with { Value = decimal.MaxValue }));
        Assert.Equal(["Value"], FieldsOf(new ReadingValidator(), Mean with { Value = -1 }));
    }

    [Theory]
    [InlineData("abc\n")]
    [InlineData("abc\r\n")]
    [InlineData("\nabc")]
    public void A_line_break_is_no_part_of_an_id(string id) => Assert.Contains("Id", FieldsOf(new MigrationBatchValidator(), Batch with { Id = id }));

    [Theory]
    [InlineData("GB\n", "anna@example.com", "Country")]
    [InlineData("GB", "anna@example.com\n", "Email")]
    public void A_line_break_is_no_part_of_a_code_or_an_address(string country, string email, string field)
    {
        var person = new Person { Role = Roles.It, Name = "Anna", Email = email, Language = "en", Country = country, TimeZone = "Europe/Berlin" };

        Assert.Equal([field], FieldsOf(new PersonValidator(), person));
    }

    [Fact]
    public void A_language_tag_has_the_length_of_one()
    {
        var need = new StaffingNeed("en" + string.Concat(Enumerable.Repeat("-aaaaaaaa", 1000)), "phone", 1);
        var plan = new PilotPlan { Segment = "Orders", StartsOn = new DateOnly(2026, 5, 11), LengthDays = 90, Staffing = [need] };

        Assert.Equal(["Staffing[0].Language"], FieldsOf(new PilotPlanValidator(), plan));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_pilot_is_limited_to_a_segment(string segment)
    {
        var plan = new PilotPlan { Segment = segment, StartsOn = new DateOnly(2026, 5, 11), LengthDays = 90, Staffing = [new StaffingNeed("en", "phone", 1)] };

        Assert.Equal(["Segment"], FieldsOf(new PilotPlanValidator(), plan));
        Assert.Empty(FieldsOf(new PilotPlanValidator(), plan with { Segment = "Orders of customers in Great Britain" }));
    }

    [Theory]
    [InlineData("fax", "sideways", 4, new[] { "Channels[0]", "Directions[0]", "Tier" })]
    [InlineData("in-app", "outbound", 3, new string[0])]
    [InlineData("social", "inbound", 1, new string[0])]
    public void A_scope_has_known_channels_and_directions_and_tiers_1_to_3(string channel, string direction, int tier, string[] fields) => Assert.Equal(
        fields, FieldsOf(new ScopeValidator(), new Scope { Channels = [channel], Directions = [direction], TicketTypes = ["Orders"], Tier = tier }));

    [Fact]
    public void A_coverage_has_markets_languages_and_time_zones_that_exist()
    {
        var coverage = new Coverage { Hours = "24x7", Languages = ["en"], Markets = ["GB"], TimeZones = ["Europe/London"] };

        Assert.Empty(FieldsOf(new CoverageValidator(), coverage));
        Assert.Equal(["Markets[0]", "TimeZones[0]"], FieldsOf(new CoverageValidator(), coverage with { Markets = ["Britain"], TimeZones = ["London"] }));
        Assert.Equal(["Languages", "Markets"], FieldsOf(new CoverageValidator(), coverage with { Languages = [], Markets = [] }));
    }

    [Fact]
    public void A_visit_or_demonstration_names_who_took_part()
    {
        var visit = new VendorVisit { On = new DateOnly(2026, 3, 10), Kind = VisitKind.Demonstration, Participants = ["Sarah"], Note = "Routing by language." };

        Assert.Empty(FieldsOf(new VendorValidator(), Visited(visit)));
        Assert.Equal(["Visits[0].Participants"], FieldsOf(new VendorValidator(), Visited(visit with { Participants = [] })));
    }

    [Theory]
    [InlineData(TrainingFormat.Theory)]
    [InlineData(TrainingFormat.Scenarios)]
    [InlineData(TrainingFormat.TheoryAndScenarios)]
    public void Each_planned_module_has_a_trainer_an_expert_of_the_company_who_coaches_and_a_format(TrainingFormat format)
    {
        var module = new PlannedModule { Module = "product", Trainer = "Priya", Coach = "Daniel", From = Share.Day, To = Share.Day, Format = format, Languages = ["en"] };

        Assert.Empty(FieldsOf(new TrainingPlanValidator(), new TrainingPlan { Modules = [module] }));
        Assert.Equal(
            ["Modules[0].Trainer", "Modules[0].Coach"],
            FieldsOf(new TrainingPlanValidator(), new TrainingPlan { Modules = [module with { Trainer = "", Coach = " " }] }));
    }

    private static Vendor Visited(VendorVisit visit) => Shortlist.SampleVendors.Vendor("castlemere") with { Visits = [visit] };

    private static MigrationBatch Batch => new()
    {
        Id = "abc",
        Name = "Open tickets",
        SourceCount = 1,
        TargetCount = 1,
        SourceChecksum = "8a0c87b80e16c885",
        TargetChecksum = "8a0c87b80e16c885",
        Encrypted = true,
        PermissionsChecked = true,
    };

    private static IEnumerable<string> FieldsOf<T>(AbstractValidator<T> validator, T input) => validator.Validate(input).Errors.Select(error => error.PropertyName).Distinct();
}
