using CsCheck;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Actions;

public sealed class ActionOpeningTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly ActionOwner Owner = new(Roles.BpoOwner, "Daniel Okafor", "daniel@example.com");

    [Fact]
    public void A_cause_is_known_by_its_kind_and_subject_and_counted()
    {
        var first = Open(Cause("qa-pass-rate"), [])!;
        var again = Open(Cause("qa-pass-rate"), [first with { Status = ActionStatus.Done }])!;

        Assert.Equal(("warning.qa-pass-rate.1", "warning.qa-pass-rate.2"), (first.Id, again.Id));
        Assert.Null(Open(Cause("qa-pass-rate"), [first]));
        Assert.NotNull(Open(Cause("transfer-rate"), [first]));
    }

    [Fact]
    public void An_id_that_somebody_chose_by_hand_is_passed_over()
    {
        var byHand = Open(new ActionCause(ActionKinds.ByHand, null, new Phrase("x")), [])! with { Id = "warning.qa-pass-rate.1" };

        Assert.Equal("warning.qa-pass-rate.2", Open(Cause("qa-pass-rate"), [byHand])!.Id);
    }

    [Fact]
    public void Every_id_is_one_that_the_API_takes_and_no_two_causes_share_it() => Gen.Select(Gen.String[1, 80], Gen.String[1, 80]).Sample((one, other) =>
    {
        var (first, second) = (Cause(one).IdOf(1), Cause(other).IdOf(1));
        Assert.Matches("^[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?\\z", first);
        Assert.Equal(one == other, first == second);
    });

    [Fact]
    public void However_often_causes_come_no_cause_has_two_open_actions() =>
        Gen.Select(Gen.Char['a', 'c'], Gen.Bool).Array[0, 30].Sample(events =>
        {
            var known = new List<CorrectiveAction>();
            foreach (var (letter, closes) in events)
            {
                var subject = letter.ToString();
                if (Open(Cause(subject), known) is { } opened) known.Add(opened);
                else if (closes) known = [.. known.Select(action => action.Subject == subject ? action with { Status = ActionStatus.Done } : action)];
            }

            Assert.All(known.Where(action => action.IsOpen).GroupBy(action => action.Subject), open => Assert.Single(open));
            Assert.Equal(known.Count, known.Select(action => action.Id).Distinct().Count());
        });

    [Fact]
    public void Where_nobody_has_the_role_the_project_manager_owns_it()
    {
        Person[] people = [ActionPeople.Manager];

        Assert.Equal(ActionPeople.Manager.Email, ActionOwner.OfRole(Roles.BpoOwner, people).Email);
    }

    private static ActionCause Cause(string subject) => new(ActionKinds.Warning, subject, new Phrase("pilot.warning"));

    private static CorrectiveAction? Open(ActionCause cause, IReadOnlyList<CorrectiveAction> known) =>
        ActionOpening.For(cause, known, StageIds.Pilot, Owner, new DateOnly(2026, 6, 8), Now);
}
