using CsCheck;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Unit.Tests.Record;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Record;
using Onboarding.Workflows.Shortlist;
using static Onboarding.Unit.Tests.Shortlist.SampleVendors;

namespace Onboarding.Unit.Tests.Shortlist;

public sealed class ShortlistCaseTests
{
    private static readonly Vendor[] Vendors =
    [
        Fit("a") with { Hours = null }, Fit("b"), Fit("c", 2) with { Profile = new VendorProfile { References = [] } },
        Fit("d") with { Shortlisted = false, CutReason = "No Chinese." },
    ];

    private static readonly Scorecard[] Cards = [.. from vendor in "abc" from evaluator in new[] { "ann", "ben" } select Card(vendor.ToString(), evaluator, vendor == 'a' ? 5 : 4, 4)];

    private static readonly Offer[] Offers = [OfferOf("a", 20), OfferOf("b", 16), OfferOf("c", 5)];

    private static readonly ShortlistFile File = Filed(Vendors, Cards, Offers);

    [Fact]
    public void The_approvers_see_place_price_flags_sensitivity_and_who_was_cut()
    {
        var shown = Case(File, "a", "b");

        Assert.Equal(ChoiceIds.Approve, shown.Recommendation);
        Assert.Equal(
            [
                "shortlist.proposed-is-first", "must-have.hours-not-given", "shortlist.red-flags", "shortlist.red-flag", "shortlist.red-flag", "shortlist.red-flag",
                "sensitivity.stable", "price.dearer", "shortlist.not-given", "shortlist.not-visited", "shortlist.cut",
            ],
            shown.Reasons.Select(reason => reason.Key));
        Assert.Contains(shown.Figures, figure => figure.Value.Key == "price.total");
    }

    [Fact]
    public void The_decision_record_finds_in_it_why_each_vendor_was_not_chosen()
    {
        var (gate, approvals) = SampleRecord.Shortlist();
        var rows = SampleRecord.Rows(SampleFile.RunAt(StageIds.Contract, StageState.Preparing), [(gate with { Case = Case(File, "a", "b") }, approvals)]);

        var vendors = DecisionRecord.Of(rows, SampleRecord.Written).Vendors!;

        Assert.Equal(["1 Chosen", "2 Reserve", "3 Other"], vendors.Candidates.Select(one => $"{one.Rank} {one.Part}"));
        Assert.Equal(["record.ranked-behind"], vendors.Candidates[1].Reasons.Select(reason => reason.Key));
        Assert.Equal(["shortlist.red-flags", "shortlist.red-flag", "shortlist.red-flag", "shortlist.red-flag", "record.ranked-behind"], vendors.Candidates[2].Reasons.Select(reason => reason.Key));
        Assert.Equal("No Chinese.", Assert.Single(vendors.Cut).Values["reason"].Text);
    }

    [Fact]
    public void A_proposal_that_a_must_have_rules_out_is_not_recommended()
    {
        var file = File with { Vendors = [Vendors[0] with { Languages = ["en"] }, .. Vendors[1..]] };
        var shown = Case(file, "a", "c");

        Assert.Equal(ChoiceIds.RequestChanges, shown.Recommendation);
        Assert.Contains(shown.Reasons, reason => reason.Key == "must-have.language");
        Assert.Contains(shown.Reasons, reason => reason.Key == "shortlist.reserve-out");
    }

    [Fact]
    public void Whoever_has_hours_that_nobody_can_read_stays_in_and_the_approvers_hear_of_it()
    {
        var shown = Case(File with { Vendors = [Vendors[0], Vendors[1] with { Hours = "all day" }, Vendors[2]] }, "a", "b");
        var unreadable = Assert.Single(shown.Reasons, reason => reason.Key == "must-have.hours-unreadable");

        Assert.Equal(("B", "all day"), (unreadable.Values["vendor"].Text, unreadable.Values["hours"].Text));
        Assert.DoesNotContain(shown.Reasons, reason => reason.Key == "shortlist.reserve-out");
    }

    [Fact]
    public void A_team_or_a_month_that_the_vendor_does_not_carry_is_said()
    {
        var small = Vendors[0] with { MinimumAgents = 62, MaximumAgents = 84, Profile = new VendorProfile { MinimumMonthlyContacts = 63_000, MaximumMonthlyContacts = 86_000 } };
        var large = Vendors[0] with { MaximumAgents = 84, Profile = new VendorProfile { MinimumMonthlyContacts = 62_000, MaximumMonthlyContacts = 87_000 } };

        // 14,500 and 20,000 contacts a week are 62,833 and 86,667 a month, for 61 and 84 agents.
        Assert.Equal(
            ["capacity.minimum", "capacity.contacts-peak", "capacity.contacts-minimum"],
            Case(File with { Vendors = [small, .. Vendors[1..]] }, "a", "b").Reasons.Select(reason => reason.Key).Where(key => key.StartsWith("capacity", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            Case(File with { Vendors = [large, .. Vendors[1..]] }, "a", "b").Reasons, reason => reason.Key.StartsWith("capacity", StringComparison.Ordinal));
    }

    [Fact]
    public void Marked_criteria_count_double_and_the_request_s_marks_come_first()
    {
        var playbook = Rules with { Emphasis = ["price"] };

        Assert.Equal([75, 50], ShortlistAssessment.RulesOf(SampleFile.Request, playbook).Criteria.Select(one => one.Weight));
        Assert.Equal([150, 25], ShortlistAssessment.RulesOf(SampleFile.Request with { Emphasis = ["quality"] }, playbook).Criteria.Select(one => one.Weight));
    }

    [Fact]
    public void Every_sentence_can_be_read_in_every_language()
    {
        var odd = File with { Offers = [], Vendors = [Vendors[0] with { Channels = ["email"], Hours = "Mon 09:00-10:00" }, Vendors[1] with { Hours = "all day" }, Vendors[2]] };
        var unread = File with { File = File.File with { Request = SampleFile.Request with { Coverage = SampleFile.Request.Coverage with { Hours = "always" } } } };
        var costly = File with { Offers = [OfferOf("a", 900), OfferOf("b", 16)] };
        var marked = Filed(Vendors, [Card("a", "ann", 4, 2), Card("b", "ann", 3, 5), Card("c", "ann", 1, 1)], Offers, SampleFile.Request with { Emphasis = ["price", "quality", "price"] });
        var phrases = new[] { Case(File, "b", "a"), Case(odd, "a", "b"), Case(costly, "a", "b"), Case(unread, "a", "b"), Case(marked, "a", "b") }
            .SelectMany(shown => shown.Reasons.Concat(shown.Figures.SelectMany(figure => new[] { figure.Label, figure.Value })))
            .Concat(ShortlistAssessment.Of(File).Volumes.Assumptions)
            .Concat(ShortlistAssessment.Of(File).Ranking.SelectMany(one => one.RedFlags).Select(flag => flag.Reason));

        Assert.All(Languages.All, language => Assert.All(phrases, phrase => Assert.NotEmpty(TemplateFolders.Phrases.Render(phrase, language))));
    }

    [Fact]
    public void The_order_of_anything_handed_in_never_matters() =>
        Gen.Select(Gen.Shuffle(Vendors), Gen.Shuffle(Cards), Gen.Shuffle(Offers)).Sample((vendors, cards, offers) =>
            Shown(File).SequenceEqual(Shown(Filed(vendors, cards, offers))));

    [Fact]
    public void Required_answers_offers_and_reasons_for_a_cut_are_waited_for()
    {
        var rules = SampleFile.Playbook.Shortlist;
        var required = rules.Questions.Count(question => question.Required);
        var file = new ShortlistFile(SampleFile.File, [Fit("a"), Fit("d") with { Shortlisted = false }], [], [], []);

        var missing = ShortlistReadiness.Missing(file).Select(phrase => phrase.Key).ToList();
        Assert.Equal(required, missing.Count(key => key == "missing.answer"));
        Assert.Equal(["missing.answer", "missing.cut-reason", "missing.offer"], missing.Where(key => key is not ("missing.vendors" or "missing.evaluators")).Distinct().Order());

        var answers = new VendorAnswers { VendorId = "a", Items = [.. rules.Questions.Select(question => new VendorAnswer { Question = question.Id, Text = "So." })] };
        var complete = file with { Answers = [answers], Offers = [OfferOf("a", 1)], Vendors = [Fit("a"), Fit("d") with { Shortlisted = false, CutReason = "Too far." }] };
        Assert.DoesNotContain(ShortlistReadiness.Missing(complete), phrase => phrase.Key is "missing.answer" or "missing.offer" or "missing.cut-reason");
    }

    private static GateCase Case(ShortlistFile file, string vendor, string reserve) => PrepareShortlistGate.CaseOf(
        file.File,
        ShortlistAssessment.Of(file),
        new StageSubmission { Stage = StageIds.Shortlist, Round = 1, Vendor = vendor, ReserveVendor = reserve, SubmittedAt = default });

    private static IEnumerable<string> Shown(ShortlistFile file)
    {
        var assessment = ShortlistAssessment.Of(file);
        return
        [
            .. assessment.Ranking.Select(one => $"{one.Vendor.Id} {one.Rank} {one.Total} {one.Spread} {one.FirstYearPrice}"),
            .. assessment.Sensitivity.Select(one => $"{one.Criterion.Id} {one.Move} {one.Changes}"),
        ];
    }

    private static ShortlistFile Filed(IReadOnlyList<Vendor> vendors, IReadOnlyList<Scorecard> cards, IReadOnlyList<Offer> offers, OnboardingRequest? request = null) => new(
        SampleFile.File with { Playbook = SampleFile.Playbook with { Shortlist = Rules }, Request = request ?? SampleFile.Request }, vendors, cards, [], offers);

    private static Vendor Fit(string id, int redFlags = 0) => Vendor(id, redFlags) with { Languages = ["en", "zh-CN"], Channels = ["phone", "chat"], Hours = "24x7" };

    private static Offer OfferOf(string vendor, decimal hour) => new() { VendorId = vendor, PricingModel = "per-hour", Currency = "GBP", Hour = hour };
}
