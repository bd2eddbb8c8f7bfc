using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Operations;

public sealed class AuditReminderTests
{
    private static readonly DateOnly Began = new(2026, 9, 22);
    private static readonly DateOnly Due = Began.AddDays(90);
    private static readonly OperationsRules Rules = SampleFile.Playbook.Operations with { SecurityAuditEveryDays = 90, AuditRemindDaysBefore = 14 };

    [Fact]
    public void Of_those_that_fell_in_a_decision_the_newest_goes_out_after_it() => Assert.Equal(
        [new(Due, 2, At(91)), new(Due, 3, At(121))],
        Planned(since: At(62), now: At(100), until: At(130)));

    [Fact]
    public void One_that_went_out_before_the_decision_is_not_repeated() => Assert.Equal(
        [new AuditReminder(Due, 2, At(91))],
        Planned(since: At(77), now: At(80), until: At(108)));

    [Fact]
    public void One_on_the_very_day_of_the_review_is_that_of_the_time_after_it()
    {
        Assert.Empty(Planned(since: At(77), now: At(77), until: At(91)));
        Assert.Equal([new AuditReminder(Due, 2, At(91))], Planned(since: At(91), now: At(91), until: At(121)));
    }

    [Fact]
    public void However_long_decisions_take_none_goes_out_twice_and_the_newest_goes_out() => Gen.Select(Gen.Int[1, 60], Gen.Int[0, 90]).Array[1, 12].Sample(reviews =>
    {
        var (since, now, sent) = (0, 0, new List<AuditReminder>());
        foreach (var (wait, decision) in reviews)
        {
            sent.AddRange(Planned(At(since), At(now), At(now + wait)));
            since = now + wait;
            now = since + decision;
            var passed = Planned(At(0), At(now), At(now + 1)).Where(one => one.At <= At(now)).ToList();
            var next = Planned(At(since), At(now), At(now + 1));
            if (passed.Count > 0 && !sent.Contains(passed[^1]) && !next.Contains(passed[^1])) return false;
        }

        return sent.Distinct().Count() == sent.Count && sent.SequenceEqual(sent.OrderBy(one => one.Number));
    });

    private static IReadOnlyList<AuditReminder> Planned(DateTimeOffset since, DateTimeOffset now, DateTimeOffset until) =>
        AuditReminder.Of(AuditStanding.Of([], Began, Rules, DateOnly.FromDateTime(now.UtcDateTime)), Rules, since, until, now);

    private static DateTimeOffset At(int day) => new(Began.AddDays(day), TimeOnly.MinValue, TimeSpan.Zero);
}
