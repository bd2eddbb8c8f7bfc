using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Operations;

public sealed class AuditStandingTests
{
    private static readonly DateOnly Began = new(2026, 9, 22);
    private static readonly OperationsRules Rules = SampleFile.Playbook.Operations with { SecurityAuditEveryDays = 180, AuditRemindDaysBefore = 14 };

    [Theory]
    [InlineData(null, 180, false)]
    [InlineData(null, 181, true)]
    [InlineData(100, 181, false)]
    [InlineData(100, 281, true)]
    [InlineData(-30, 180, false)]
    public void An_audit_is_due_an_interval_after_the_last_one_or_after_operations_began(int? heldOn, int today, bool isOverdue)
    {
        var standing = Standing(today, heldOn is { } day ? [Audit(day)] : []);

        Assert.Equal(isOverdue, standing.IsOverdue);
        Assert.Equal(Began.AddDays(Math.Max(0, heldOn ?? 0) + 180), standing.Due);
    }

    [Fact]
    public void A_playbook_without_an_interval_asks_for_no_audit()
    {
        var standing = AuditStanding.Of([], Began, Rules with { SecurityAuditEveryDays = null }, Began.AddDays(9000));

        Assert.Equal((null, false), (standing.Due, standing.IsOverdue));
        Assert.Empty(standing.Reminders(Rules, Began, Began.AddDays(9000)));
    }

    [Fact]
    public void The_newest_audit_decides_whether_one_has_failed()
    {
        Assert.True(Standing(60, [Audit(10), Audit(50, AuditResult.Failed)]).IsFailed);
        Assert.False(Standing(60, [Audit(50, AuditResult.Failed), Audit(55)]).IsFailed);
    }

    [Fact]
    public void People_are_reminded_before_the_due_day_after_it_and_every_30_days_from_then_on() => Assert.Equal(
        [(1, Began.AddDays(166)), (2, Began.AddDays(181)), (3, Began.AddDays(211)), (4, Began.AddDays(241))],
        Standing(0, []).Reminders(Rules, Began, Began.AddDays(250)));

    [Fact]
    public void However_the_time_is_cut_into_reviews_each_reminder_goes_out_once() => Gen.Int[1, 60].Array[1, 20].Sample(steps =>
    {
        var standing = Standing(0, []);
        var (day, parts) = (Began, new List<(int, DateOnly)>());
        foreach (var step in steps)
        {
            parts.AddRange(standing.Reminders(Rules, day, day.AddDays(step)));
            day = day.AddDays(step);
        }

        return parts.SequenceEqual(standing.Reminders(Rules, Began, day));
    });

    [Fact]
    public void The_order_in_which_audits_are_handed_in_never_matters() => Gen.Select(Gen.Int[0, 400], Gen.Bool).Array[0, 8].Sample(audits =>
    {
        var given = audits.DistinctBy(one => one.Item1).Select(one => Audit(one.Item1, one.Item2 ? AuditResult.Failed : AuditResult.Passed)).ToList();
        return Standing(500, given) == Standing(500, [.. given.AsEnumerable().Reverse()]);
    });

    private static AuditStanding Standing(int today, IReadOnlyList<SecurityAudit> audits) => AuditStanding.Of(audits, Began, Rules, Began.AddDays(today));

    private static SecurityAudit Audit(int day, AuditResult result = AuditResult.Passed) =>
        new() { On = Began.AddDays(day), Result = result, Findings = [], Evidence = "https://files.example/audit.pdf" };
}
