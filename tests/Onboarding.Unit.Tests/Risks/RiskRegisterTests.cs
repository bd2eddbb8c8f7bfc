using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Risks;

public sealed class RiskRegisterTests
{
    private static readonly DateTimeOffset At = SampleFile.Began;
    private static readonly LocalizedText Name = new("Some name", "某个名称");
    private static readonly IReadOnlyList<Risk> Register = RiskRegister.Of(SampleFile.Playbook, []);

    private static readonly RiskEvent[] Events =
    [
        RiskEvent.RedFlag("v1", "V1", "vague-on-security", Name),
        RiskEvent.RedFlag("v2", "V2", "vague-on-security", Name),
        RiskEvent.RedFlag("v1", "V1", "rigid-contract", Name),
        RiskEvent.RedFlagsChosen("v1", "V1", 3, 2),
        RiskEvent.MigrationBroken("b1", "Batch"),
        RiskEvent.AuditFailed("a1", "Shared accounts"),
        RiskEvent.KpiWarning("csat", Name, "day-30"),
        RiskEvent.KpiWarning("csat", Name, "day-60"),
        RiskEvent.CriticalKpiFailed("csat", Name, "pilot-review-60", new Phrase("x")),
        RiskEvent.CertificationLost("l1", 2),
        RiskEvent.OverBudget("2026-09", 10, 9),
        RiskEvent.ItemWaived("contract", "audit-right", Name, "Not now"),
    ];

    [Fact]
    public void A_register_starts_with_every_risk_of_the_playbook_open_and_without_history()
    {
        Assert.Equal(SampleFile.Playbook.Risks.Select(risk => risk.Id), Register.Select(risk => risk.Id));
        Assert.All(Register, risk => Assert.Equal((RiskStatus.Open, 0), (risk.Status, risk.History.Count)));
    }

    [Fact]
    public void Rows_stand_for_what_the_playbook_says_and_own_risks_come_last()
    {
        var judged = Register[2] with { Likelihood = 5 };
        var own = judged with { Id = "own", IsOwn = true };

        var register = RiskRegister.Of(SampleFile.Playbook, [own, judged]);

        Assert.Same(judged, register[2]);
        Assert.Same(own, register[^1]);
        Assert.Equal(Register.Count + 1, register.Count);
    }

    [Fact]
    public void Every_kind_of_event_raises_a_risk_of_the_playbook() =>
        Assert.All(Events, happened => Assert.NotEmpty(RaisedBy(happened)));

    [Fact]
    public void What_happens_again_with_another_vendor_is_another_event()
    {
        Assert.NotEqual(RiskEvent.ItemWaived("contract", "retention", Name, "Later").Id, RiskEvent.ItemWaived("contract", "retention", Name, "Later", 2).Id);
        Assert.NotEqual(RiskEvent.MigrationBroken("b1", "Batch").Id, RiskEvent.MigrationBroken("b1", "Batch", 2).Id);
        Assert.Equal(RiskEvent.ItemWaived("contract", "retention", Name, "Later", 1).Id, RiskEvent.ItemWaived("contract", "retention", Name, "Now").Id);
    }

    [Fact]
    public void An_event_of_every_kind_is_tried_here() =>
        Assert.Equal(RiskEventKinds.All.Order(), Events.Select(happened => happened.Kind).Distinct().Order());

    [Theory]
    [InlineData("vague-on-security", "data-leak, compliance-breach")]
    [InlineData("rigid-contract", "lock-in")]
    [InlineData("plays-down-culture", "culture-conflict")]
    public void A_red_flag_raises_the_risks_that_name_it(string flag, string expected) =>
        Assert.Equal(expected.Split(", "), RaisedBy(RiskEvent.RedFlag("v", "V", flag, Name)).Select(risk => risk.Id));

    [Fact]
    public void A_sign_opens_a_mitigated_risk_again_and_an_occurrence_marks_it()
    {
        var mitigated = Register.Select(risk => risk with { Status = RiskStatus.Mitigated }).ToList();

        var signed = RiskRegister.After(mitigated, RiskEvent.KpiWarning("csat", Name, "day-30"), At).Single(risk => risk.Id == "uneven-quality");
        var occurred = RiskRegister.After(mitigated, RiskEvent.OverBudget("2026-09", 10, 9), At).Single(risk => risk.Id == "hidden-cost");

        Assert.Equal((RiskStatus.Open, 4), (signed.Status, signed.Likelihood));
        Assert.Equal((RiskStatus.Occurred, 5), (occurred.Status, occurred.Likelihood));
        Assert.Equal("risk-cause.over-budget", occurred.History.Single().Cause.Key);
    }

    [Fact]
    public void The_same_kind_raises_once_until_a_person_judges_anew()
    {
        var first = After(Register, Events[6], Events[7]).Single(risk => risk.Id == "uneven-quality");
        var judgement = new RiskJudgement { Id = first.Id, Likelihood = 2, Impact = 4, Status = RiskStatus.Mitigated };
        var judged = PutRisk.Judge(first, judgement, At);

        var later = After([judged], RiskEvent.KpiWarning("csat", Name, "day-90")).Single();

        Assert.Equal((4, 2), (first.Likelihood, first.History.Count));
        Assert.Equal((3, RiskStatus.Open, 4), (later.Likelihood, later.Status, later.History.Count));
    }

    [Fact]
    public void The_same_event_twice_changes_nothing() =>
        Gen.Int[0, Events.Length - 1].Select(place => Events[place]).Array[0, 20].Sample(events =>
        {
            var once = After(Register, events);

            Assert.Equal(StateOf(once), StateOf(After(once, events)));
            Assert.Equal(once.Select(risk => risk.History.Count), After(once, events).Select(risk => risk.History.Count));
        });

    [Fact]
    public void The_order_of_events_never_matters() =>
        Gen.Shuffle(Events).Sample(shuffled => Assert.Equal(StateOf(After(Register, Events)), StateOf(After(Register, shuffled))));

    [Fact]
    public void An_event_never_makes_a_risk_smaller() =>
        Gen.Shuffle(Events).Sample(events =>
        {
            var register = Register;
            foreach (var happened in events)
            {
                var after = RiskRegister.After(register, happened, At);
                Assert.All(after.Zip(register), pair => Assert.True(pair.First.Likelihood >= pair.Second.Likelihood && pair.First.Level >= pair.Second.Level));
                register = after;
            }
        });

    [Theory]
    [InlineData(1, 5, RiskLevel.Low)]
    [InlineData(2, 3, RiskLevel.Medium)]
    [InlineData(3, 3, RiskLevel.Medium)]
    [InlineData(3, 4, RiskLevel.High)]
    [InlineData(5, 5, RiskLevel.High)]
    public void A_level_is_likelihood_times_impact_in_three_bands(int likelihood, int impact, RiskLevel expected) =>
        Assert.Equal(expected, RiskLevels.Of(likelihood, impact));

    [Fact]
    public void A_change_carries_the_risks_it_raises_with_their_words_and_an_event_that_is_known_adds_nothing()
    {
        var change = new RunChange(SampleFile.RunAt(StageIds.Shortlist, StageState.Preparing)) { Put = new Dictionary<string, object> { ["vendor:v1"] = "V1" } };

        var together = RaiseRisks.With(change, Register, [Events[0], Events[2]], At);
        var again = RaiseRisks.With(change, After(Register, Events[0], Events[2]), [Events[0], Events[2]], At);

        Assert.Equal(["risk:compliance-breach", "risk:data-leak", "risk:lock-in", "vendor:v1"], together.Put.Keys.Order());
        Assert.All(together.Audit, entry => Assert.Equal("risk.raised", entry.Kind));
        Assert.Equal(3, together.Audit.Count);
        Assert.Same(change, again);
    }

    [Fact]
    public void A_judgement_that_says_the_same_changes_nothing_and_a_new_note_is_kept()
    {
        var judgement = new RiskJudgement { Id = Register[0].Id, Owner = "Anna Becker", Likelihood = 1, Impact = 5, Status = RiskStatus.Mitigated, Note = "Pen test passed." };

        var judged = PutRisk.Judge(Register[0], judgement, At);

        Assert.Same(judged, PutRisk.Judge(judged, judgement, At.AddDays(1)));
        Assert.Equal(2, PutRisk.Judge(judged, judgement with { Note = "Another." }, At).History.Count);
        Assert.Equal(Register[0].Mitigation, judged.Mitigation);
        Assert.Equal((Roles.ProjectManager, "Pen test passed."), (judged.History.Single().Actor, judged.History.Single().Note));
    }

    private static IEnumerable<Risk> RaisedBy(RiskEvent happened) => RiskRegister.After(Register, happened, At).Where(risk => risk.History.Count > 0);

    private static IReadOnlyList<Risk> After(IReadOnlyList<Risk> register, params RiskEvent[] events) =>
        events.Aggregate(register, (risks, happened) => RiskRegister.After(risks, happened, At));

    private static IEnumerable<(string, int, RiskStatus)> StateOf(IReadOnlyList<Risk> register) =>
        register.Select(risk => (risk.Id, risk.Likelihood, risk.Status));
}
