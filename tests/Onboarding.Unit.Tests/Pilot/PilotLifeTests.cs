using CsCheck;
using Onboarding.Unit.Tests.Kpis;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Pilot;

public sealed class PilotLifeTests
{
    private static readonly Gen<Reading> AnyReading = Gen.Select(Gen.Int[0, 19], Gen.Bool, Gen.Bool, Gen.Int[1, 500], Gen.Int[0, 500], (day, qa, chat, cases, hits) =>
        Measured.OfShare(Math.Min(hits, cases), cases, day, qa ? "qa-pass-rate" : "first-contact-resolution", chat ? "chat" : "phone"));

    [Fact]
    public void The_leads_meet_weekly_in_the_first_two_months_and_then_every_two_weeks() => Assert.Equal(
        [7, 14, 21, 28, 35, 42, 49, 56, 70, 84], Enumerable.Range(1, 90).Where(day => MeetingCadence.IsMeetingAfter(new MeetingRules(), day)));

    [Fact]
    public void A_playbook_may_let_them_meet_weekly_for_a_month_and_then_monthly() => Assert.Equal(
        [7, 14, 21, 28, 56, 84], Enumerable.Range(1, 90).Where(day => MeetingCadence.IsMeetingAfter(new MeetingRules { WeeklyDays = 30, ThenEveryDays = 28 }, day)));

    [Theory]
    [InlineData(7, 0)]
    [InlineData(14, 7)]
    [InlineData(70, 56)]
    public void A_meeting_looks_back_to_the_one_before(int day, int before) => Assert.Equal(before, MeetingCadence.Before(new MeetingRules(), day));

    [Theory]
    [InlineData("2026-05-17", 24, "2026-05-19")]
    [InlineData("2026-05-20", 72, "2026-05-25")]
    [InlineData("2026-05-22", 30, "2026-05-25")]
    public void They_meet_when_the_readings_are_due_and_never_on_a_weekend(string lastDay, int hours, string on) =>
        Assert.Equal(Day(on), MeetingCadence.DayOf(Day(lastDay), hours));

    [Fact]
    public void A_review_shows_what_is_overdue_open_for_too_long_and_not_evaluated()
    {
        var figures = SamplePilot.Care().Figures();

        Assert.Equal(
            ["1 open, 1 overdue (fail)", "2 open, 1 for too long (fail)", "not given for 2026-05 (open)"],
            figures.Select(figure => $"{Say(figure.Value)} ({figure.Verdict})"));
        Assert.Equal("2026-05: 3 agents, 1 to be trained again, 1 replaced", Say(SamplePilot.Care(SamplePilot.Evaluation).Figures()[^1].Value));
    }

    [Theory]
    [InlineData("2026-05-31", new string[0])]
    [InlineData("2026-06-01", new[] { "2026-05" })]
    [InlineData("2026-08-02", new[] { "2026-05", "2026-06", "2026-07" })]
    public void A_month_is_missing_as_soon_as_it_is_over(string today, string[] missing) =>
        Assert.Equal(missing, EvaluationCheck.Missing([], SamplePilot.FirstDay, Day(today)));

    [Fact]
    public void Who_is_below_standard_must_be_trained_again_or_replaced()
    {
        var evaluation = SamplePilot.Evaluation with
        {
            Agents = [new AgentEvaluation { AgentId = "HV-1", QaScore = 84, Verdict = AgentVerdict.Meets }, .. SamplePilot.Evaluation.Agents.Take(1)],
            Vendor = [new VendorMark { Criterion = "charm", Mark = 5 }, .. SamplePilot.Evaluation.Vendor.Skip(1)],
            Month = "2026-04",
        };

        Assert.Equal(
            ["month", "agents[0].verdict", "agents[1].agentId", "vendor[0].criterion", "vendor"],
            EvaluationCheck.Of(evaluation, SamplePilot.Rules.Evaluation, ["HV-1"], SamplePilot.FirstDay, SamplePilot.Today).Select(error => error.Field));
        Assert.Empty(EvaluationCheck.Of(SamplePilot.Evaluation, SamplePilot.Rules.Evaluation, ["HV-1", "HV-2", "HV-3"], SamplePilot.FirstDay, SamplePilot.Today));
    }

    [Fact]
    public void Agents_and_a_vendor_below_standard_each_ask_for_a_corrective_action()
    {
        var causes = EvaluationFindings.CausesIn(SamplePilot.Evaluation, SamplePilot.Rules.Evaluation);

        Assert.Equal([ActionKinds.Agent, ActionKinds.Vendor], causes.Select(cause => cause.Kind));
        Assert.Equal("2 agents were below standard in 2026-05: HV-2, HV-3", Say(causes[0].What));
        Assert.Equal("The vendor missed the standard in 2026-05: Staffing, turnover and schedule kept", Say(causes[1].What));
    }

    [Fact]
    public void An_agenda_has_every_point_and_says_so_where_there_is_nothing()
    {
        var empty = MeetingAgenda.Of(Lifecycle.SampleFile.File, [], SamplePilot.FirstDay, PilotCare.Of([], [], [], SamplePilot.Rules, SamplePilot.FirstDay, SamplePilot.FirstDay), SamplePilot.FirstDay);

        Assert.Equal(SamplePilot.Agenda.Select(item => item.Title.Key), empty.Select(item => item.Title.Key));
        Assert.All(empty, item => Assert.NotEmpty(item.Lines));
        Assert.Equal("phone: 700 contacts measured, 70% of all", Say(SamplePilot.Agenda[0].Lines[0]));
    }

    [Fact]
    public void The_order_of_readings_never_changes_an_agenda_and_old_ones_move_no_volume() =>
        AnyReading.Array[0, 12].SelectMany(some => Gen.Shuffle(OneADay(some)).Select(other => (one: OneADay(some), other))).Sample(two =>
        {
            var since = SamplePilot.FirstDay.AddDays(14);
            var recent = two.one.Where(reading => reading.Day >= since).ToArray();

            return Lines(two.other).SequenceEqual(Lines(two.one)) && Volumes(recent).SequenceEqual(Volumes(two.one));

            IEnumerable<string> Lines(IReadOnlyList<Reading> readings) => Agenda(readings).SelectMany(item => item.Lines.Select(Say));
            IEnumerable<string> Volumes(IReadOnlyList<Reading> readings) => Agenda(readings)[0].Lines.Select(Say);
            IReadOnlyList<AgendaItem> Agenda(IReadOnlyList<Reading> readings) =>
                MeetingAgenda.Of(Lifecycle.SampleFile.File, readings, since, SamplePilot.Care(), SamplePilot.Today);
        });

    [Fact]
    public void A_further_bad_rating_never_shortens_an_agenda_and_the_order_of_evaluations_never_matters() => Gen.Int[0, 15].Sample(count =>
    {
        var ratings = Enumerable.Range(0, count + 1).Select(number => SamplePilot.Rating($"T-{number}", SamplePilot.At(27))).ToList();
        MonthlyEvaluation[] months = [SamplePilot.Evaluation, SamplePilot.Evaluation with { Month = "2026-04" }];

        return Agenda(ratings, months).SequenceEqual(Agenda(ratings, [months[1], months[0]]))
            && Agenda(ratings, months).Count >= Agenda(ratings[..count], months).Count;

        static IReadOnlyList<string> Agenda(IReadOnlyList<BadRating> ratings, IReadOnlyList<MonthlyEvaluation> months) =>
        [
            .. MeetingAgenda.Of(
                    Lifecycle.SampleFile.File, [], SamplePilot.FirstDay,
                    PilotCare.Of([SamplePilot.Action], ratings, months, SamplePilot.Rules, SamplePilot.FirstDay, SamplePilot.Today), SamplePilot.Today)
                .SelectMany(item => item.Lines.Select(Say)),
        ];
    });

    [Fact]
    public void Between_two_meetings_lie_no_more_days_than_the_playbook_says() => Gen.Select(Gen.Int[7, 90], Gen.Int[7, 35], Gen.Int[1, 90]).Sample((weekly, then, day) =>
    {
        var rules = new MeetingRules { WeeklyDays = weekly, ThenEveryDays = then };
        if (!MeetingCadence.IsMeetingAfter(rules, day)) return true;
        var before = MeetingCadence.Before(rules, day);

        return before < day && day - before == (day <= weekly ? 7 : then) && (before == 0 || MeetingCadence.IsMeetingAfter(rules, before));
    });

    [Fact]
    public void No_meeting_is_on_a_weekend_or_before_its_readings_are_due_and_a_later_day_never_meets_sooner() => Gen.Select(Gen.Int[0, 400], Gen.Int[0, 96]).Sample((days, hours) =>
    {
        var lastDay = SamplePilot.FirstDay.AddDays(days);
        var on = MeetingCadence.DayOf(lastDay, hours);

        return on.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && on >= DateOnly.FromDateTime(ReadingsDue.At(lastDay, hours).UtcDateTime)
            && MeetingCadence.DayOf(lastDay.AddDays(1), hours) >= on;
    });

    [Fact]
    public void A_further_evaluation_never_leaves_more_months_out_and_time_never_leaves_fewer() => Gen.Select(Gen.Int[0, 31], Gen.Int[0, 4], Gen.Int[0, 160], Gen.Int[0, 60]).Sample((given, further, days, later) =>
    {
        var months = MonthsOf(given);
        var today = SamplePilot.FirstDay.AddDays(days);
        var before = EvaluationCheck.Missing(months, SamplePilot.FirstDay, today);

        return EvaluationCheck.Missing(MonthsOf(given | (1 << further)), SamplePilot.FirstDay, today).All(before.Contains)
            && before.All(EvaluationCheck.Missing(months, SamplePilot.FirstDay, today.AddDays(later)).Contains)
            && EvaluationCheck.Missing([.. months.AsEnumerable().Reverse()], SamplePilot.FirstDay, today).SequenceEqual(before);
    });

    [Fact]
    public void One_more_below_standard_never_asks_for_less_and_the_order_of_an_evaluation_never_matters() =>
        Gen.Select(Gen.Enum<AgentVerdict>().Array[1, 6], Gen.Int[1, 5].Array[SamplePilot.Rules.Evaluation.Criteria.Count], Gen.Bool).Sample((agents, marks, isAgent) =>
        {
            var before = EvaluationOf(agents, marks);
            var after = isAgent ? EvaluationOf([.. agents, AgentVerdict.Retrain], marks) : EvaluationOf(agents, [1, .. marks[1..]]);
            var turned = before with { Agents = [.. before.Agents.Reverse()], Vendor = [.. before.Vendor.Reverse()] };

            return CausesIn(before).Select(cause => cause.Kind).All(CausesIn(after).Select(cause => cause.Kind).Contains)
                && CausesIn(turned).Select(cause => Say(cause.What)).SequenceEqual(CausesIn(before).Select(cause => Say(cause.What)));
        });

    [Fact]
    public void Whatever_order_ratings_and_actions_come_in_a_review_shows_the_same() =>
        Gen.Select(Gen.Shuffle(Ratings), Gen.Shuffle(Actions)).Sample((ratings, actions) => Shown(ratings, actions).SequenceEqual(Shown(Ratings, Actions)));

    [Fact]
    public void What_is_closed_never_makes_a_review_look_worse() => Gen.Select(Gen.Int[0, 7], Gen.Int[0, 2]).Sample((open, closed) =>
    {
        var before = CareOf([.. Ratings.Where((_, place) => (open & (1 << place)) != 0)]);
        var after = CareOf([.. Ratings.Where((_, place) => (open & ~(1 << closed) & (1 << place)) != 0)]);

        return after.Ratings.Count <= before.Ratings.Count && after.Late <= before.Late;
    });

    private static readonly BadRating[] Ratings = [SamplePilot.Rating("T-1", SamplePilot.At(20)), SamplePilot.Rating("T-2", SamplePilot.At(27)), SamplePilot.Rating("T-3", SamplePilot.At(31))];

    private static readonly CorrectiveAction[] Actions =
        [SamplePilot.Action, SamplePilot.Action with { Id = "other" }, SamplePilot.Action with { Id = "third", Due = SamplePilot.Today.AddDays(5) }];

    private static string[] MonthsOf(int which) => [.. Enumerable.Range(5, 5).Where((_, place) => (which & (1 << place)) != 0).Select(month => $"2026-{month:00}")];

    private static IReadOnlyList<ActionCause> CausesIn(MonthlyEvaluation evaluation) => EvaluationFindings.CausesIn(evaluation, SamplePilot.Rules.Evaluation);

    private static MonthlyEvaluation EvaluationOf(AgentVerdict[] agents, int[] marks) => SamplePilot.Evaluation with
    {
        Agents = [.. agents.Select((verdict, place) => new AgentEvaluation { AgentId = $"HV-{place}", QaScore = 90, Verdict = verdict })],
        Vendor = [.. SamplePilot.Rules.Evaluation.Criteria.Zip(marks, (criterion, mark) => new VendorMark { Criterion = criterion.Id, Mark = mark })],
    };

    private static PilotCare CareOf(IReadOnlyList<BadRating> ratings, params CorrectiveAction[] actions) =>
        PilotCare.Of(actions, ratings, [], SamplePilot.Rules, SamplePilot.FirstDay, SamplePilot.Today);

    private static IEnumerable<string> Shown(BadRating[] ratings, CorrectiveAction[] actions)
    {
        var care = CareOf(ratings, actions);
        return [.. care.Figures().Select(figure => Say(figure.Value)), .. care.Actions.Select(action => action.Id), .. care.Ratings.Select(rating => rating.Id)];
    }

    // A KPI has one reading for a channel and day.
    private static Reading[] OneADay(Reading[] readings) => [.. readings.DistinctBy(reading => (reading.Kpi, reading.Channel, reading.Day))];

    private static string Say(Phrase phrase) => TemplateFolders.Phrases.Render(phrase, Languages.English);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
