using CsCheck;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Integration;

public sealed class IntegrationFileTests
{
    private static readonly DateOnly Day = new(2026, 4, 14);
    private static readonly IntegrationChecks Checks = SampleFile.Playbook.IntegrationChecks!;

    private static readonly IntegrationFile Whole = new(
        [.. SampleFile.Playbook.Integration.Items.Select(item => Done(item.Id))],
        [MigrationCheckTests.Whole],
        [.. Checks.Systems.Select(system => Connected(system.AnyOf[^1], ConnectionStatus.Tested))],
        [new AccessRole { Role = "agent", Systems = ["crm"], Permissions = ["read"], MultiFactor = true, ApprovedBy = "Omar", ReviewOn = Day.AddDays(90) }],
        [.. Checks.TestCases.Select(one => TestCaseMerge.Of(null, Report(1, TestResult.Passed) with { Id = one.Id }))],
        new ContinuityTest { Scenario = "Line cut", TestedOn = Day, RecoveryMinutes = 30, Evidence = "file:2" });

    public static TheoryData<string, IntegrationFile> Lacking() => new()
    {
        { "missing.connection", Whole with { Connections = [.. Whole.Connections.Skip(1)] } },
        { "missing.connection", Whole with { Connections = [Connected(Whole.Connections[0].System, ConnectionStatus.Failed), .. Whole.Connections.Skip(1)] } },
        { "missing.access-matrix", Whole with { Access = [] } },
        { "missing.test-case", Whole with { TestCases = [.. Whole.TestCases.Where(one => one.Id != "inbound-call")] } },
        { "missing.test-case", Whole with { TestCases = [.. Whole.TestCases.Select(FailedAtLast)] } },
        { "missing.continuity-or-waiver", Whole with { Continuity = null } },
        { "missing.continuity-late-or-waiver", Whole with { Continuity = Whole.Continuity! with { RecoveryMinutes = 31 } } },
    };

    [Fact]
    public void Nothing_is_missing_when_all_is_there() => Assert.Empty(Whole.Missing(SampleFile.File));

    [Theory]
    [MemberData(nameof(Lacking))]
    public void Each_thing_that_is_missing_is_named(string missing, IntegrationFile given) =>
        Assert.Equal([missing], given.Missing(SampleFile.File).Select(one => one.Key));

    [Fact]
    public void A_case_of_a_channel_that_is_not_served_is_not_needed() =>
        Assert.Empty((Whole with { TestCases = [.. Whole.TestCases.Where(one => one.Id != "email-ticket")] }).Missing(SampleFile.File));

    [Theory]
    [InlineData("phone", true)]
    [InlineData("chat", false)]
    public void A_system_is_needed_where_its_channel_is_served_and_its_item_is_not_waived(string channel, bool isNeeded)
    {
        var telephony = Checks.Systems.Single(system => system.Channel == "phone");
        var waived = Done(telephony.Item!) with { Status = ChecklistStatus.Waived };

        Assert.Equal(isNeeded, ConnectionCheck.NeededFor(Checks.Systems, [channel], []).Contains(telephony));
        Assert.DoesNotContain(telephony, ConnectionCheck.NeededFor(Checks.Systems, [channel], [waived]));
    }

    [Fact]
    public void A_waived_item_stands_in_for_the_continuity_test()
    {
        var waived = Done(Checks.ContinuityItem!) with { Status = ChecklistStatus.Waived, WaiverReason = "Done by the group.", WaiverApprover = "Omar" };

        Assert.Empty((Whole with { Continuity = null, Items = [.. Whole.Items.Where(item => item.Id != waived.Id), waived] }).Missing(SampleFile.File));
    }

    [Theory]
    [InlineData(null, true, "missing.continuity-or-waiver")]
    [InlineData(31, true, "missing.continuity-late-or-waiver")]
    [InlineData(null, false, "missing.continuity")]
    [InlineData(31, false, "missing.continuity-late")]
    public void A_waiver_of_the_continuity_test_is_offered_only_where_the_playbook_allows_it(int? minutes, bool isWaivable, string missing)
    {
        var given = minutes is { } late ? Whole with { Continuity = Whole.Continuity! with { RecoveryMinutes = late } } : Whole with { Continuity = null };
        var rules = SampleFile.Playbook.Integration;
        var file = SampleFile.File with
        {
            Playbook = SampleFile.Playbook with
            {
                Integration = rules with { Items = [.. rules.Items.Select(item => item.Id == Checks.ContinuityItem ? item with { Waivable = isWaivable } : item)] },
            },
        };

        var said = Assert.Single(given.Missing(file));

        Assert.Equal(missing, said.Key);
        Assert.Equal(isWaivable, TemplateFolders.Phrases.Render(said, "en").Contains("Information security", StringComparison.Ordinal));
    }

    [Fact]
    public void A_playbook_without_an_item_for_it_offers_no_waiver_of_the_continuity_test() => Assert.Equal(
        ["missing.continuity"],
        ContinuityCheck.Missing(Checks with { ContinuityItem = null }, null, SampleFile.Playbook.Integration, []).Select(one => one.Key));

    [Fact]
    public void A_playbook_from_before_there_were_checks_asks_for_none_of_them()
    {
        var file = SampleFile.File with { Playbook = SampleFile.Playbook with { IntegrationChecks = null } };

        Assert.Empty((Whole with { Connections = [], Access = [], TestCases = [], Continuity = null }).Missing(file));
    }

    [Fact]
    public void A_retest_counts_and_the_failure_stays_visible_in_whatever_order_they_are_handed_in() =>
        Gen.Shuffle(new[] { (1, TestResult.Failed), (2, TestResult.Blocked), (3, TestResult.Passed) }).Sample(order =>
        {
            var merged = order.Aggregate((TestCase?)null, (known, one) => TestCaseMerge.Of(known, Titled(one.Item1, one.Item2)))!;

            return merged is { Result: TestResult.Passed, Title: "Attempt 3", Expected: "Closed 3" }
                && merged.Attempts.Select(one => one.Result).SequenceEqual([TestResult.Failed, TestResult.Blocked, TestResult.Passed])
                && TestCaseMerge.Of(merged, Report(2, TestResult.Blocked)).Attempts.SequenceEqual(merged.Attempts);
        });

    [Fact]
    public void A_correction_of_the_newest_attempt_says_anew_what_is_tested() => Assert.Equal(
        "Escalation at night",
        TestCaseMerge.Of(TestCaseMerge.Of(null, Titled(2, TestResult.Passed)), Report(2, TestResult.Passed) with { Title = "Escalation at night" }).Title);

    [Fact]
    public void What_was_tested_lies_not_ahead()
    {
        var (connection, test) = (Connected("crm", ConnectionStatus.Tested), Whole.Continuity!);

        Assert.Equal([("testedOn", "error.day-ahead")], Of(EvidenceDays.ErrorsOf(connection, Day.AddDays(-1))));
        Assert.Equal([("runOn", "error.day-ahead")], Of(EvidenceDays.ErrorsOf(Report(1, TestResult.Passed), Day.AddDays(-1))));
        Assert.Equal([("testedOn", "error.day-ahead")], Of(EvidenceDays.ErrorsOf(test, Day.AddDays(-1))));
        Assert.Empty(EvidenceDays.ErrorsOf(connection, Day));
        Assert.Empty(EvidenceDays.ErrorsOf(connection with { TestedOn = null }, Day.AddDays(-1)));
        Assert.Empty(EvidenceDays.ErrorsOf(Report(1, TestResult.Passed), Day));
        Assert.Empty(EvidenceDays.ErrorsOf(test, Day));

        static IEnumerable<(string, string)> Of(IReadOnlyList<FieldError> errors) => errors.Select(error => (error.Field, error.Message.Key));
    }

    [Fact]
    public void What_is_handed_in_in_addition_never_leaves_more_missing_and_order_never_matters() =>
        Gen.Select(Gen.Int[0, 15], Gen.Int[0, 15], Gen.Int[0, 1 << Whole.Items.Count], Gen.Bool, Gen.Int[0, 2], Gen.Int[0, 3]).Sample((connections, cases, items, access, part, place) =>
        {
            var given = Given(connections, cases, items, access);
            var further = part switch
            {
                0 => Given(connections | (1 << place), cases, items, access),
                1 => Given(connections, cases | (1 << place), items, access),
                _ => Given(connections, cases, items | (1 << place), true),
            };
            var turned = given with { Connections = [.. given.Connections.Reverse()], TestCases = [.. given.TestCases.Reverse()], Items = [.. given.Items.Reverse()] };

            return Said(further).All(Said(given).Contains) && Said(turned).SequenceEqual(Said(given));
        });

    [Fact]
    public void Approvers_see_systems_tests_access_and_recovery()
    {
        var shown = IntegrationCase.Of(SampleFile.File, Whole, null, Day);

        Assert.Equal(ChoiceIds.Approve, shown.Recommendation);
        Assert.Equal(
            ["figure.items-done", "figure.migration", "figure.connections", "figure.test-cases", "figure.access", "figure.continuity"],
            shown.Figures.Select(figure => figure.Label.Key));
        Assert.DoesNotContain(shown.Figures, figure => figure.Verdict is "fail" or "open");
    }

    [Fact]
    public void An_extra_test_that_failed_speaks_for_changes()
    {
        var failed = TestCaseMerge.Of(null, Report(1, TestResult.Failed) with { Id = "voicemail" });

        var shown = IntegrationCase.Of(SampleFile.File, Whole with { TestCases = [.. Whole.TestCases, failed] }, null, Day);

        Assert.Equal((ChoiceIds.RequestChanges, "integration.test-not-passed"), (shown.Recommendation, Assert.Single(shown.Reasons).Key));
    }

    // Which of what is asked for there is, the bits say.
    private static IntegrationFile Given(int connections, int cases, int items, bool access) => Whole with
    {
        Connections = [.. Whole.Connections.Where((_, place) => (connections & (1 << place)) != 0)],
        TestCases = [.. Whole.TestCases.Where((_, place) => (cases & (1 << place)) != 0)],
        Items = [.. Whole.Items.Where((_, place) => (items & (1 << place)) != 0)],
        Access = access ? Whole.Access : [],
    };

    private static IReadOnlyList<string> Said(IntegrationFile given) => [.. given.Missing(SampleFile.File).Select(phrase => TemplateFolders.Phrases.Render(phrase, "en"))];

    private static ChecklistItem Done(string id) =>
        new() { Stage = StageIds.Integration, Id = id, Status = ChecklistStatus.Done, Evidence = "file:1" };

    // Only the escalation was tried again.
    private static TestCase FailedAtLast(TestCase one) => one.Id == "escalation" ? TestCaseMerge.Of(one, Report(2, TestResult.Failed)) : one;

    private static Connection Connected(string system, ConnectionStatus status) => new()
    {
        Id = system,
        System = system,
        Direction = "both",
        Authentication = "oauth2",
        Environment = "production",
        Status = status,
        TestedOn = Day,
        Evidence = "file:3",
    };

    private static TestCaseReport Titled(int attempt, TestResult result) =>
        Report(attempt, result) with { Title = $"Attempt {attempt}", Expected = $"Closed {attempt}" };

    private static TestCaseReport Report(int attempt, TestResult result) => new()
    {
        Id = "escalation",
        Title = "Escalation",
        Channel = "phone",
        Steps = ["Call"],
        Expected = "Closed",
        Attempt = attempt,
        Result = result,
        RunOn = Day,
        By = "Yang",
    };
}
