using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

public sealed class StandInTests
{
    private static readonly WorkCalendars Calendars = WorkCalendars.Load(TemplateFolders.Folder("calendars"));

    private static readonly Person Deputy = Omar with { Role = Roles.Operations, Name = "Dana", Email = "dana@example.com" };
    private static readonly Person Sponsor = Omar with { Role = Roles.Sponsor, Name = "Sam", Email = "sam@example.com" };
    private static readonly Person LinWithDeputy = Lin with { Deputy = Deputy.Email };
    private static readonly IReadOnlyList<Person> People = [LinWithDeputy, Anna, Omar, Deputy, Sponsor];

    private static readonly GatePolicy Escalating = Policy() with { EscalateAfterBusinessDays = [1, 2] };

    private static DateTimeOffset Level(int level) => PartSchedule.Of(Escalating, Calendars.Of(Lin), Opened).EscalateAt[level - 1];

    [Fact]
    public void Silence_goes_to_the_deputy_first_and_then_to_the_sponsor()
    {
        var first = Escalated(OpenFile(LinWithDeputy), 1);
        var second = Escalated(first, 2);

        Assert.Equal(["林芳", "Dana"], first.Waiting.Select(part => part.Approver.Name));
        Assert.Equal(["林芳", "Dana", "Sam"], second.Waiting.Select(part => part.Approver.Name));
        Assert.All(second.Approvals.Skip(1), part => Assert.Equal(StandInCause.Escalation, part.InPlaceOf!.Cause));
        Assert.Equal([new(PersonKeys.Of(Deputy.Email), PersonKeys.Of(Lin.Email))], Escalation.MailsAt(first, Level(1)).Parts);
        Assert.Equal(2, Escalation.MailsAt(second, Level(2)).Parts.Count);
    }

    [Fact]
    public void Without_a_deputy_silence_goes_to_the_sponsor_at_once() =>
        Assert.Equal(["林芳", "Sam"], Escalated(OpenFile(Lin), 1).Waiting.Select(part => part.Approver.Name));

    [Fact]
    public void Carried_out_twice_it_asks_nobody_twice() =>
        Assert.Null(Escalation.At(Escalated(OpenFile(LinWithDeputy), 1), People, [], Level(1), Level(1)));

    [Fact]
    public void Who_has_answered_is_not_taken_further()
    {
        var file = OpenFile(LinWithDeputy);
        file = file.With(file.Approvals[0] with { Choice = Approve.Id, AnsweredAt = Opened });

        Assert.Null(Escalation.At(file, People, [], Level(1), Level(1)));
    }

    [Fact]
    public void Somebody_who_is_asked_anyway_is_not_asked_in_another_s_place_too()
    {
        var file = OpenFile(LinWithDeputy, Deputy, Sponsor);

        var change = Escalation.At(file, People, [], Level(1), Level(1))!;

        Assert.DoesNotContain(change.Put.Values, row => row is Approval);
        Assert.Equal("audit.gate.escalated-to-nobody", change.Audit[0].What.Key);
    }

    [Fact]
    public void A_deputy_who_is_away_is_stood_in_for()
    {
        var change = Escalation.At(OpenFile(LinWithDeputy), People, [Away(Deputy, Omar)], Level(1), Level(1))!;

        Assert.Equal("Omar Haddad", Assert.Single(change.Put.Values.OfType<Approval>()).Approver.Name);
    }

    [Fact]
    public void The_first_answer_in_a_place_counts_and_the_place_counts_once_in_its_role()
    {
        var file = Escalated(OpenFile(LinWithDeputy, Anna), 1);
        var deputy = file.Of(PersonKeys.Of(Deputy.Email))!;

        var (_, after) = GateChanges.Answer(file, deputy with { Choice = Approve.Id, AnsweredAt = Level(1).AddHours(1) });

        Assert.True(after.IsOpen);
        Assert.Equal(["Anna Becker", "Sam"], after.Waiting.Select(part => part.Approver.Name));
        Assert.Equal([Roles.Legal, Roles.Security], after.Seats.Select(seat => seat.Approver.Role));
        Assert.Equal(AnswerStatus.Closed, AnswerGate.Take(new LinkedGate(after, PersonKeys.Of(Lin.Email)), new GateAnswer(Reject.Id, "No."), Level(1).AddHours(2)).Result.Status);
        var anna = after.Of(PersonKeys.Of(Anna.Email))!;
        var (_, decided) = GateChanges.Answer(after, anna with { Choice = Approve.Id, AnsweredAt = Level(1).AddHours(3) });
        Assert.Equal(["Dana", "Anna Becker"], decided.Gate.Outcome!.DecidedBy);
    }

    [Fact]
    public void Silence_of_everybody_decides_nothing_however_far_it_was_taken() =>
        Assert.Null(Escalated(Escalated(OpenFile(LinWithDeputy), 1), 2).Decision);

    [Fact]
    public void A_gate_opened_during_an_absence_asks_the_delegate_by_days_of_their_own()
    {
        var parts = AskedParts.Of(File().Gate, Policy(), [Lin, Anna], People, [Away(Lin, Deputy)], Calendars, Opened);
        var file = File(Policy(), [.. parts]);

        Assert.Equal(["Anna Becker", "Dana"], file.Waiting.Select(part => part.Approver.Name));
        Assert.Equal(PartSchedule.Of(Policy(), Calendars.Of(Deputy), Opened).DueAt, parts[2].Schedule!.DueAt);
        Assert.Null(parts[2].JoinedAt);
        Assert.Equal([Roles.Legal, Roles.Security], file.Seats.Select(seat => seat.Approver.Role).Order());
    }

    [Fact]
    public void Whoever_has_a_voice_gets_no_second_one_and_the_approver_who_is_away_is_asked()
    {
        var parts = AskedParts.Of(File().Gate, Policy(), [Lin, Anna], People, [Away(Lin, Anna)], Calendars, Opened);
        var file = File(Policy(), [.. parts]);

        Assert.Equal([Lin.Name, Anna.Name], file.Waiting.Select(part => part.Approver.Name));
        Assert.Null(file.With(parts[1] with { Choice = Approve.Id, AnsweredAt = Opened }).Decision);
        Assert.Equal("error.delegate-asked", PartChanges.RefusalOf(Policy(), parts, parts[0], Anna, People)!.Key);
    }

    [Fact]
    public void Two_who_are_away_with_one_delegate_are_two_voices_still()
    {
        var parts = AskedParts.Of(File().Gate, Policy(), [Lin, Anna], People, [Away(Lin, Deputy), Away(Anna, Deputy)], Calendars, Opened);
        var file = File(Policy(), [.. parts]);

        Assert.Equal(2, file.Seats.Count);
        Assert.Equal([Anna.Name, Deputy.Name], file.Waiting.Select(part => part.Approver.Name));
    }

    [Fact]
    public void Nobody_approves_in_another_s_place_what_was_submitted_in_their_own_name()
    {
        var manager = Deputy with { Role = Roles.ProjectManager };
        Person[] people = [.. People.Where(person => person.Email != Deputy.Email), manager];

        Assert.Equal("error.requester-approves", PartChanges.RefusalOf(Policy(), [Asked(Lin)], Asked(Lin), manager, people)!.Key);
        Assert.Null(PartChanges.RefusalOf(Policy() with { RequesterMayApprove = true }, [Asked(Lin)], Asked(Lin), manager, people));
    }

    [Fact]
    public void A_part_that_comes_back_is_asked_again_with_a_mail_of_its_own()
    {
        var given = PartChanges.PassOn(OpenFile(Lin).Approvals, OpenFile(Lin).Approvals[0], Found(Deputy, Away(Lin, Deputy)), Opened, joins: true);
        var back = PartChanges.PassOn(given, given[1], Found(Lin, Away(Deputy, Lin)), Opened.AddDays(1), joins: true);

        var waiting = Assert.Single(File(Policy(), [.. back]).Waiting);
        Assert.Equal(("林芳", 2), (waiting.Approver.Name, waiting.TimesAsked));
        Assert.Single(File(Policy(), [.. back]).Seats);
    }

    [Fact]
    public void A_part_that_was_given_away_answers_nothing()
    {
        var parts = PartChanges.PassOn(OpenFile(Lin).Approvals, OpenFile(Lin).Approvals[0], Found(Deputy, Away(Lin, Deputy)), Opened, joins: true);

        var result = AnswerGate.Take(new LinkedGate(File(Policy(), [.. parts]), PersonKeys.Of(Lin.Email)), new GateAnswer(Approve.Id, null), Opened.AddHours(1));

        Assert.Equal((AnswerStatus.Closed, true), (result.Result.Status, result.Change is null));
    }

    [Fact]
    public void Years_without_a_table_or_with_one_that_is_not_whole_are_named_once_each()
    {
        var opened = new DateTimeOffset(2027, 12, 30, 9, 0, 0, TimeSpan.Zero);
        var parts = AskedParts.Of(File().Gate, Policy(), [Lin, Anna, Omar with { Country = "FR" }], People, [], Calendars, opened);

        var gaps = AskedParts.GapsOf(parts, Calendars, opened);

        Assert.Equal([("CN", 2027), ("CN", 2028), ("DE", 2028), ("FR", 2027), ("FR", 2028)], gaps.Select(gap => (gap.Country, gap.Year)));
        Assert.Equal(["CN 2027"], gaps.Where(gap => gap.Lacks is not null).Select(gap => $"{gap.Country} {gap.Year}"));
    }

    private static Delegation Found(Person actor, Absence absence) => new(actor, [absence]);

    private static Absence Away(Person who, Person delegated) => new()
    {
        PersonKey = PersonKeys.Of(who.Email),
        Name = who.Name,
        From = new DateOnly(2026, 3, 1),
        Until = new DateOnly(2026, 3, 31),
        DelegateKey = PersonKeys.Of(delegated.Email),
        DelegateName = delegated.Name,
        By = Roles.ProjectManager,
        RecordedAt = Opened,
    };

    private static GateFile OpenFile(params Person[] approvers) =>
        File(Escalating, [.. approvers.Select(person => Asked(person) with { Schedule = PartSchedule.Of(Escalating, Calendars.Of(Lin), Opened) })]);

    private static GateFile Escalated(GateFile file, int level)
    {
        var change = Escalation.At(file, People, [], Level(level), Level(level))!;
        return file with { Run = change.Run, Gate = change.Put.Values.OfType<Gate>().Single(), Approvals = [.. file.Approvals, .. change.Put.Values.OfType<Approval>()] };
    }
}
