using FluentValidation;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;

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
