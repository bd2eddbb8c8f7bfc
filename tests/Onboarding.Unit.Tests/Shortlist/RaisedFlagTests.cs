using CsCheck;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Shortlist;
using static Onboarding.Unit.Tests.Shortlist.SampleVendors;

namespace Onboarding.Unit.Tests.Shortlist;

public sealed class RaisedFlagTests
{
    private static readonly ShortlistRules Asking = Rules with
    {
        Questions = [Question("security", "vague"), Question("access", "vague"), Question("turnover", null)],
    };

    [Fact]
    public void A_vague_answer_raises_the_flag_of_its_question_only()
    {
        var flags = RaisedFlag.Of(Vendor("a"), Answers(("security", true), ("access", false), ("turnover", true)), Asking);

        Assert.Equal(("vague", true, "red-flag.vague-answer"), Assert.Single(flags) is var one ? (one.Flag.Id, one.IsDerived, one.Reason.Key) : default);
    }

    [Fact]
    public void One_sign_counts_once_however_often_it_is_seen()
    {
        var flags = RaisedFlag.Of(Vendor("a", redFlags: 1), Answers(("security", true), ("access", true)), Asking);

        Assert.Equal(3, flags.Count);
        Assert.Equal(1, RaisedFlag.Count(flags));
    }

    [Fact]
    public void What_a_profile_says_raises_flags_and_what_it_leaves_out_does_not()
    {
        var telling = Vendor("a") with { Profile = new VendorProfile { References = [], AcceptsPilot = false } };
        var silent = Vendor("a") with { Profile = new VendorProfile() };

        Assert.Equal(["rigid", "generic"], RaisedFlag.Of(telling, null, Asking).Select(flag => flag.Flag.Id));
        Assert.Empty(RaisedFlag.Of(silent, null, Asking));
        Assert.Empty(RaisedFlag.Of(Vendor("a"), null, Asking));
    }

    [Fact]
    public void Every_sign_against_a_shortlisted_vendor_tells_of_a_risk_once()
    {
        var vendor = Vendor("a", redFlags: 1) with { Profile = new VendorProfile { References = [] } };

        Assert.Equal(
            [("red-flag:a:vague", "vague"), ("red-flag:a:generic", "generic")],
            RaisedFlag.EventsOf(vendor, Answers(("security", true), ("access", true)), Asking).Select(one => (one.Id, one.Subject!)));
    }

    [Fact]
    public void What_a_vendor_off_the_shortlist_handed_in_tells_of_no_risk_and_what_people_recorded_does()
    {
        var vendor = Vendor("a", redFlags: 2, shortlisted: false) with { Profile = new VendorProfile { References = [] } };

        Assert.Equal(["vague", "rigid"], RaisedFlag.EventsOf(vendor, Answers(("access", true)), Asking).Select(one => one.Subject));
    }

    [Fact]
    public void A_sign_that_comes_again_by_another_way_raises_a_risk_no_further()
    {
        var risk = new Risk
        {
            Id = "leak",
            Name = new LocalizedText("Leak", "泄露"),
            Mitigation = new LocalizedText("Audit", "审计"),
            OwnerRole = "security",
            Likelihood = 2,
            Impact = 5,
            RaisedBy = ["red-flag:vague"],
        };
        var first = After([risk], RaisedFlag.EventsOf(Vendor("a"), Answers(("security", true)), Asking));
        var second = After(first, RaisedFlag.EventsOf(Vendor("a", redFlags: 1), Answers(("security", true)), Asking));

        Assert.Equal((3, 1), (first[0].Likelihood, first[0].History.Count));
        Assert.Equal(first, second);

        static IReadOnlyList<Risk> After(IReadOnlyList<Risk> register, IReadOnlyList<RiskEvent> events) =>
            events.Aggregate(register, (risks, happened) => RiskRegister.After(risks, happened, default));
    }

    [Fact]
    public void A_visit_lies_not_ahead_and_an_unknown_flag_is_named_beside_it()
    {
        var (today, visited) = (new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 11));
        var visit = new VendorVisit { On = visited, Kind = VisitKind.Site, Participants = ["Oliver"], Note = "Seen." };
        var vendor = Vendor("a") with { RedFlags = [new RedFlag("charm", "Too much.")], Visits = [visit with { On = today }, visit], VisitedOn = visited };

        Assert.Equal(["redFlags[0].id", "visits[1].on", "visitedOn"], PutVendor.ErrorsOf(vendor, Asking, today).Select(error => error.Field));
        Assert.Equal(["redFlags[0].id"], PutVendor.ErrorsOf(vendor, Asking, visited).Select(error => error.Field));
    }

    [Fact]
    public void Derived_flags_rule_a_vendor_out_like_recorded_ones()
    {
        var flags = RaisedFlag.Of(Vendor("a", redFlags: 1) with { Profile = new VendorProfile { References = [], AcceptsPilot = false } }, null, Asking);
        var ranked = Assert.Single(ShortlistRanking.Of([new Candidate { Vendor = Vendor("a"), Scorecards = [Card("a", "ann", 5, 5)], RedFlags = flags }], Asking));

        Assert.Equal((true, false), (ranked.TooManyRedFlags, ranked.IsEligible));
    }

    [Fact]
    public void Everything_that_a_profile_leaves_out_is_named()
    {
        var all = VendorProfile.NotGiven(null);

        Assert.Equal(typeof(VendorProfile).GetProperties().Length, all.Count);
        Assert.Equal(all.Where(member => member is not ("teamSize" or "noticeDays")), VendorProfile.NotGiven(new VendorProfile { TeamSize = 9, NoticeDays = 30 }));
    }

    [Fact]
    public void Answers_to_unknown_questions_and_second_answers_are_refused() => Assert.Equal(
        ["items[1].question", "items[2].question"],
        PutAnswers.ErrorsOf(Answers(("security", false), ("charm", false), ("security", false)), Vendor("a"), Asking.Questions).Select(error => error.Field));

    [Fact]
    public void One_more_sign_never_lowers_their_number_and_their_order_never_matters() =>
        Gen.Select(Gen.Bool.Array[3], Gen.Int[0, 2], Gen.Int[0, 2]).Sample((vague, recorded, place) =>
        {
            (string, bool)[] answers = [("security", vague[0]), ("access", vague[1]), ("turnover", vague[2])];
            (string, bool)[] worse = [.. answers.Select((answer, index) => (answer.Item1, answer.Item2 || index == place))];
            var flags = RaisedFlag.Of(Vendor("a", recorded), Answers(answers), Asking);

            return Ids(RaisedFlag.Of(Vendor("a", recorded), Answers(worse), Asking)).IsSupersetOf(Ids(flags))
                && RaisedFlag.Count(RaisedFlag.Of(Vendor("a", recorded + 1), Answers(answers), Asking)) >= RaisedFlag.Count(flags)
                && Ids(RaisedFlag.Of(Vendor("a", recorded), Answers([.. answers.AsEnumerable().Reverse()]), Asking)).SetEquals(Ids(flags));
        });

    [Fact]
    public void What_tells_of_risks_only_grows_with_signs_whatever_their_order_and_a_sign_that_agrees_adds_none() =>
        Gen.Select(Gen.Bool.Array[3], Gen.Int[0, 3], Gen.Bool, Gen.Bool).Sample((vague, recorded, refusesPilot, shortlisted) =>
        {
            var vendor = Vendor("a", recorded, shortlisted) with { Profile = new VendorProfile { AcceptsPilot = !refusesPilot } };
            (string, bool)[] answers = [("security", vague[0]), ("access", vague[1]), ("turnover", vague[2])];
            var told = Told(vendor, answers);

            return told.Count == RaisedFlag.EventsOf(vendor, Answers(answers), Asking).Count
                && told.SetEquals(Told(vendor with { RedFlags = [.. vendor.RedFlags.Reverse()] }, [.. answers.Reverse()]))
                && Told(vendor with { Shortlisted = true }, answers).IsSupersetOf(told)
                && (!told.Contains("vague") || Told(vendor, [.. answers.Select(answer => (answer.Item1, answer.Item2 || answer.Item1 == "access"))]).SetEquals(told));
        });

    private static HashSet<string> Told(Vendor vendor, (string, bool)[] answers) =>
        [.. RaisedFlag.EventsOf(vendor, Answers(answers), Asking).Select(one => one.Subject!)];

    private static HashSet<string> Ids(IReadOnlyList<RaisedFlag> flags) => [.. flags.Select(flag => flag.Flag.Id)];

    private static VendorQuestion Question(string id, string? raises) =>
        new() { Id = id, Group = QuestionGroup.Security, Text = new LocalizedText("Question", "问题"), VagueRaises = raises };

    private static VendorAnswers Answers(params (string Question, bool Vague)[] answers) =>
        new() { VendorId = "a", Items = [.. answers.Select(answer => new VendorAnswer { Question = answer.Question, Text = "So.", Vague = answer.Vague })] };
}
