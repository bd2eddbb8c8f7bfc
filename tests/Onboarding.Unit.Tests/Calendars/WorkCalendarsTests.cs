using Microsoft.Extensions.Configuration;
using NodaTime;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Calendars;

namespace Onboarding.Unit.Tests.Calendars;

public sealed class WorkCalendarsTests : IDisposable
{
    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("calendars");

    private static string Shipped => TemplateFolders.Folder("calendars");

    [Theory]
    [InlineData("CN")]
    [InlineData("US")]
    [InlineData("GB")]
    [InlineData("DE")]
    [InlineData("PH")]
    [InlineData("IN")]
    public void A_country_that_ships_has_tables_of_2026_and_2027(string country)
    {
        var calendar = WorkCalendars.Load(Shipped).Of(country);

        Assert.True(calendar.HasTable(2026) && calendar.HasTable(2027));
        Assert.False(calendar.HasTable(2028));
        Assert.False(calendar.Says(new LocalDate(2026, country == "CN" ? 10 : 12, country == "CN" ? 1 : 25)));
    }

    [Theory]
    [InlineData("CN", "days off around", false)]
    [InlineData("PH", "Eid'l Fitr", false)]
    [InlineData("IN", "Diwali", false)]
    [InlineData("DE", null, true)]
    [InlineData("GB", null, true)]
    [InlineData("US", null, true)]
    public void A_year_says_what_its_table_lacks(string country, string? lacks, bool isWhole)
    {
        var calendar = WorkCalendars.Load(Shipped).Of(country);

        Assert.Null(calendar.GapIn(2026));
        Assert.Equal(isWhole, calendar.GapIn(2027) is null);
        if (lacks is not null) Assert.Contains(lacks, calendar.GapIn(2027)!.Lacks!.En, StringComparison.Ordinal);
        Assert.Equal(new CalendarGap(country, 2028), calendar.GapIn(2028));
    }

    [Fact]
    public void A_company_s_own_table_makes_a_year_whole()
    {
        Write("CN", """{ "country": "CN", "years": [ { "year": 2027, "basis": "company", "source": "Notice of November 2026" } ] }""");

        Assert.Null(WorkCalendars.Load(Shipped, _own.FullName).Of("CN").GapIn(2027));
    }

    [Fact]
    public void A_company_s_own_calendar_adds_days_changes_them_and_adds_countries()
    {
        Write("DE", """
            { "country": "DE", "years": [ { "year": 2026, "basis": "company", "source": "Works agreement",
              "holidays": [ { "on": "2026-12-24", "name": "Closed" } ], "workingDays": [ { "on": "2026-05-25", "name": "Open" } ] } ] }
            """);
        Write("AE", """
            { "country": "AE", "week": { "days": ["sunday", "monday", "tuesday", "wednesday", "thursday"], "from": "08:00", "to": "16:00" } }
            """);

        var calendars = WorkCalendars.Load(Shipped, _own.FullName);
        var (germany, emirates) = (Work(calendars, "DE"), Work(calendars, "AE"));

        Assert.False(germany.IsWorkingDay(new LocalDate(2026, 12, 24)));
        Assert.True(germany.IsWorkingDay(new LocalDate(2026, 5, 25)));
        Assert.False(germany.IsWorkingDay(new LocalDate(2026, 12, 25)));
        Assert.True(emirates.IsWorkingDay(new LocalDate(2026, 3, 1)));
        Assert.False(emirates.IsWorkingDay(new LocalDate(2026, 3, 6)));
        Assert.Equal(new LocalTime(16, 0), emirates.EndOfWork);
    }

    [Theory]
    [InlineData("""{ "country": "Germany" }""", "country: 'Germany'")]
    [InlineData("""{ "country": "FR" }""", "must be called FR.json")]
    [InlineData("""{ "country": "DE", "week": { "days": [], "from": "09:00", "to": "17:00" } }""", "week.days")]
    [InlineData("""{ "country": "DE", "week": { "from": "09:00", "to": "17:00" } }""", "week.days")]
    [InlineData("""{ "country": "DE", "week": { "days": ["monday"], "from": "9", "to": "17:00" } }""", "week.from: '9' is no time")]
    [InlineData("""{ "country": "DE", "week": { "days": ["monday"], "from": "17:00", "to": "09:00" } }""", "week.to: 09:00 is not after 17:00")]
    [InlineData("""{ "country": "DE", "weeks": [] }""", "weeks")]
    [InlineData("""{ "country": "DE", "years": [ { "year": 2026, "basis": "heard", "source": "x" } ] }""", "$.years[0].basis")]
    [InlineData("""{ "country": "DE", "years": [ { "year": 2026, "basis": "company", "source": "" } ] }""", "years[0].source")]
    [InlineData("""{ "country": "DE", "years": [ { "year": 2026, "basis": "company", "source": "x", "holidays": [ { "on": "2027-01-01", "name": "x" } ] } ] }""", "years[0].holidays[0].on: 2027-01-01 is not in 2026")]
    [InlineData("""{ "country": "DE", "years": [ { "year": 2026, "basis": "company", "source": "x", "holidays": [ { "on": "2026-01-02", "name": "x" } ], "workingDays": [ { "on": "2026-01-02", "name": "x" } ] } ] }""", "years[0].workingDays[0].on: 2026-01-02 is there twice")]
    [InlineData("""{ "country": "DE", "years": [ { "year": 2026, "basis": "company", "source": "x" }, { "year": 2026, "basis": "company", "source": "x" } ] }""", "2026 is there twice")]
    [InlineData("""{ "country": "DE", "years": [ { "year": 2026, "basis": "company", "source": "x", "lacks": { "en": "much", "zh-CN": "" } } ] }""", "years[0].lacks")]
    public void A_calendar_that_is_not_in_order_stops_the_start_and_names_file_place_and_remedy(string text, string said)
    {
        Write("DE", text);

        var refused = Assert.Throws<InvalidDataException>(() => WorkCalendars.Load(Shipped, _own.FullName));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_own.FullName, "DE.json"), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named_with_its_setting()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [WorkCalendars.Setting] = "nowhere" }).Build();

        var refused = Assert.Throws<InvalidDataException>(() => WorkCalendars.Load(configuration, Shipped, _own.FullName));

        Assert.Contains("Onboarding:CalendarFolder is 'nowhere'", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _own.Delete(recursive: true);

    private static WorkTime Work(WorkCalendars calendars, string country) => calendars.Of(SampleGate.Anna with { Country = country });

    private void Write(string country, string text) => File.WriteAllText(Path.Combine(_own.FullName, $"{country}.json"), text);
}
