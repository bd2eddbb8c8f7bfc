using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Listing;
using Onboarding.Workflows.Mail;

namespace Onboarding.Unit.Tests.Listing;

public sealed class ListedRunTests
{
    private static readonly Person Manager = SampleGate.Lin with { Role = Roles.ProjectManager, Email = "pm@example.com" };

    private static readonly ListingFacts InReview = new(SampleGate.Run, [Manager, SampleGate.Lin, SampleGate.Anna], [SampleGate.File()], [], []);

    [Fact]
    public void An_open_gate_waits_for_those_who_are_asked_and_is_due_when_answers_are()
    {
        var listed = ListedRun.Of(InReview);

        Assert.Equal(KeysOf(SampleGate.Lin, SampleGate.Anna, SampleGate.Omar), listed.WaitsForPeople);
        Assert.Equal(SampleGate.Opened.AddDays(3), listed.Card.DueAt);
    }

    [Fact]
    public void Whoever_is_asked_beside_the_people_of_the_request_sees_the_run_too() =>
        Assert.Equal(KeysOf(Manager, SampleGate.Lin, SampleGate.Anna, SampleGate.Omar), ListedRun.Of(InReview).People);

    [Fact]
    public void Whoever_started_a_run_for_others_sees_it_in_every_state()
    {
        var started = InReview with { Run = SampleGate.Run with { StartedBy = "starter@example.com" } };

        Assert.Contains(PersonKeys.Of("starter@example.com"), ListedRun.Of(started).People);
        Assert.Contains(PersonKeys.Of("starter@example.com"), ListedRun.Of(started with { Run = started.Run with { Status = RunStatus.Stopped } }).People);
    }

    [Fact]
    public void Who_has_answered_is_waited_for_no_more() =>
        Assert.Equal(KeysOf(SampleGate.Anna), ListedRun.Of(InReview with
        {
            Gates = [SampleGate.File(null, SampleGate.Answered(SampleGate.Lin, SampleGate.Approve, 1), SampleGate.Asked(SampleGate.Anna))],
        }).WaitsForPeople);

    [Fact]
    public void Work_that_is_gathered_waits_for_the_project_manager() =>
        Assert.Equal(KeysOf(Manager), ListedRun.Of(InReview with { Run = SampleGate.Run with { StageState = StageState.Preparing }, Gates = [] }).WaitsForPeople);

    [Fact]
    public void The_first_thing_due_counts_from_the_end_of_its_day()
    {
        var item = new ChecklistItem { Stage = StageIds.Contract, Id = "nda", Status = ChecklistStatus.Open, Due = new DateOnly(2026, 3, 1) };
        var facts = InReview with
        {
            Items = [item, item with { Status = ChecklistStatus.Done, Due = new DateOnly(2026, 1, 1) }, item with { Stage = StageIds.Exit, Due = new DateOnly(2026, 1, 1) }],
            Actions = [ActionDue(new DateOnly(2026, 3, 4))],
        };

        Assert.Equal(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), ListedRun.Of(facts).Card.DueAt);
    }

    [Fact]
    public void A_run_that_has_ended_waits_for_nobody_and_stays_visible()
    {
        var listed = ListedRun.Of(InReview with { Run = SampleGate.Run with { Status = RunStatus.Stopped } });

        Assert.Empty(listed.WaitsForPeople);
        Assert.Null(listed.Card.DueAt);
        Assert.Equal(KeysOf(Manager, SampleGate.Lin, SampleGate.Anna), listed.People);
        Assert.Contains(IndexPlace.Of(listed), place => place.Partition == "ended");
        Assert.DoesNotContain(IndexPlace.Of(listed), place => place.Partition.StartsWith("stage:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_paused_run_waits_for_nobody_until_it_goes_on()
    {
        ListingFacts At(StageState state, Standstill? pause) => InReview with { Run = SampleGate.Run with { StageState = state, Pause = pause }, Gates = state == StageState.InReview ? InReview.Gates : [] };
        var pause = new Standstill(1, SampleGate.Opened, "Maria Ortiz", "Budget");

        Assert.All([StageState.InReview, StageState.Preparing], state =>
        {
            Assert.Empty(ListedRun.Of(At(state, pause)).WaitsForPeople);
            Assert.NotEmpty(ListedRun.Of(At(state, null)).WaitsForPeople);
            Assert.Equal(ListedRun.Of(At(state, null)).People, ListedRun.Of(At(state, pause)).People);
        });
    }

    private static CorrectiveAction ActionDue(DateOnly day) => new()
    {
        Id = "a",
        Kind = "manual",
        Cause = new Phrase("wait.gate-closed"),
        Stage = StageIds.Contract,
        Owner = new ActionOwner(Roles.Legal, "Lin", "lin@example.com"),
        Due = day,
        OpenedAt = SampleGate.Opened,
        OpenedBy = "system",
    };

    private static IEnumerable<string> KeysOf(params Person[] people) => people.Select(person => PersonKeys.Of(person.Email));
}
