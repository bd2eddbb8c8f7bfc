using CsCheck;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Actions;

public sealed class ActionUpdateTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly ActionEntry Entry =
        new() { Id = "calls", Cause = "Calls drop at noon.", Subject = "call-connection-rate", Owner = Roles.BpoOwner, Due = new DateOnly(2026, 6, 8) };

    private static readonly CorrectiveAction Opened = Put(null, Entry);

    [Fact]
    public void An_entry_with_a_new_id_opens_an_action_by_hand()
    {
        Assert.Equal((ActionKinds.ByHand, ActionStatus.Open, "daniel@example.com"), (Opened.Kind, Opened.Status, Opened.Owner.Email));
        Assert.Equal(("Calls drop at noon", Roles.ProjectManager), (Opened.Cause.Values["cause"].Text, Opened.OpenedBy));
    }

    [Fact]
    public void The_same_entry_again_changes_nothing()
    {
        Assert.Same(Opened, Put(Opened, Entry));
        var done = Put(Opened, Entry with { Status = ActionStatus.Done, Result = "A second line." });
        Assert.Same(done, Put(done, Entry with { Status = ActionStatus.Done, Result = "A second line." }, Now.AddDays(30)));
    }

    [Fact]
    public void Done_and_cancelled_need_a_result_and_close_it()
    {
        Assert.Equal(["result"], Errors(Opened, Entry with { Status = ActionStatus.Done }));
        Assert.Equal(["result"], Errors(Opened, Entry with { Status = ActionStatus.Cancelled, Result = " " }));

        var done = Put(Opened, Entry with { Status = ActionStatus.Done, Result = "A second line.", Owner = "MEI@example.com" }, Now.AddDays(2));
        Assert.Equal((ActionStatus.Done, "A second line.", Now.AddDays(2), "mei@example.com"), (done.Status, done.Result, done.ClosedAt, done.Owner.Email));
    }

    [Fact]
    public void What_is_closed_stays_closed()
    {
        var done = Put(Opened, Entry with { Status = ActionStatus.Done, Result = "A second line." });

        Assert.Equal(["status"], Errors(done, Entry));
        Assert.Equal(["status"], Errors(done, Entry with { Status = ActionStatus.Done, Result = "Something else." }));
    }

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once() => Assert.Equal(
        ["cause", "due", "owner", "result"],
        Errors(null, Entry with { Cause = null, Owner = "nobody", Due = new DateOnly(2026, 5, 31), Result = "Early." }));

    [Fact]
    public void Cause_and_subject_stay_as_they_were() =>
        Assert.Equal(["cause", "subject"], Errors(Opened, Entry with { Cause = "Another.", Subject = "other" }));

    [Fact]
    public void An_overdue_action_can_be_closed_without_a_new_due_day()
    {
        var late = Put(Opened, Entry with { Status = ActionStatus.Done, Result = "Late." }, Now.AddDays(30));

        Assert.Equal(ActionStatus.Done, late.Status);
        Assert.Equal(["due"], Errors(Opened, Entry with { Due = Entry.Due.AddDays(1) }, Now.AddDays(30)));
    }

    [Fact]
    public void An_entry_changes_an_action_once_and_never_opens_a_closed_one() =>
        Gen.Select(Gen.Enum<ActionStatus>(), Gen.Int[0, 60], Gen.Bool, Gen.Int[0, 90]).Sample((status, due, isManager, later) =>
        {
            var entry = Entry with
            {
                Status = status,
                Result = status == ActionStatus.Open ? null : "A second line.",
                Due = Entry.Due.AddDays(due),
                Owner = isManager ? Roles.ProjectManager : Roles.BpoOwner,
            };
            var once = Put(Opened, entry);

            return ReferenceEquals(once, Put(once, entry, Now.AddDays(later)))
                && (once.IsOpen || Xunit.Record.Exception(() => Put(once, Entry, Now.AddDays(later))) is InvalidInputException);
        });

    private static CorrectiveAction Put(CorrectiveAction? before, ActionEntry entry, DateTimeOffset? now = null) =>
        ActionUpdate.Of(before, entry, [ActionPeople.Manager, ActionPeople.Owner], StageIds.Pilot, now ?? Now);

    private static IEnumerable<string> Errors(CorrectiveAction? before, ActionEntry entry, DateTimeOffset? now = null) =>
        Assert.Throws<InvalidInputException>(() => Put(before, entry, now)).Errors.Select(error => error.Field).Order();
}
