using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Outcome;

namespace Onboarding.Unit.Tests.Outcome;

public sealed class ExitTests
{
    private static readonly DateOnly Today = new(2026, 7, 20);

    private static readonly ExitPlan Plan = new()
    {
        Reason = "The pilot missed its targets.",
        NoticeGivenOn = Today.AddDays(-10),
        LastDayOfService = Today.AddDays(-1),
        Destination = ExitDestination.InHouse,
    };

    private static readonly ContractTerms Terms = new()
    {
        NoticeDays = 9,
        DataReturnDays = 30,
        FirstTermMonths = 6,
        PilotFirst = true,
        OwnsScripts = true,
        OwnsProcessDocuments = true,
        OwnsKnowledgeBase = true,
    };

    [Theory]
    [InlineData(0, "pass")]
    [InlineData(8, "pass")]
    [InlineData(9, "pass")]
    [InlineData(10, "fail")]
    [InlineData(60, "fail")]
    public void Approvers_see_whether_the_contract_s_notice_is_kept_and_the_reason_when_it_is_not(int agreed, string verdict)
    {
        var terms = Terms with { NoticeDays = agreed };

        var figure = ExitFigures.Of(Plan, terms, null).Single(one => one.Label.Key == "figure.exit-notice");

        Assert.Equal((verdict, 9m, (decimal)agreed), (figure.Verdict, figure.Value.Values["given"].Number, figure.Value.Values["agreed"].Number));
        var reasons = ExitNotice.Concerns(Plan, terms).ToList();
        Assert.Equal(verdict == "fail" ? ["exit.short-notice"] : [], reasons.Select(reason => reason.Key));
        Assert.All(reasons, reason => Assert.Equal(Plan.NoticeGivenOn.AddDays(agreed), reason.Values["earliest"].Day));
    }

    [Fact]
    public void Without_terms_the_notice_is_not_settled_and_without_a_plan_it_is_not_judged()
    {
        Assert.Equal("open", ExitFigures.Of(Plan, null, null).Single(one => one.Label.Key == "figure.exit-notice").Verdict);
        Assert.Empty(ExitNotice.Concerns(Plan, null));
        Assert.Empty(ExitNotice.Concerns(null, Terms));
    }

    [Fact]
    public void A_later_last_day_never_breaks_a_notice_and_more_days_agreed_never_mend_one() => Gen.Select(Gen.Int[0, 120], Gen.Int[0, 120], Gen.Int[0, 60]).Sample((given, agreed, more) =>
    {
        bool IsKept(int days, int notice) =>
            ExitNotice.Of(Plan with { LastDayOfService = Plan.NoticeGivenOn.AddDays(days) }, Terms with { NoticeDays = notice }).IsKept;

        return IsKept(given, agreed) == given >= agreed && (!IsKept(given, agreed) || IsKept(given + more, agreed)) && (!IsKept(given, agreed + more) || IsKept(given, agreed));
    });

    [Theory]
    [InlineData(-10, -1, false, false, null)]
    [InlineData(0, 30, false, false, null)]
    [InlineData(1, 30, false, false, "noticeGivenOn")]
    [InlineData(-1, -2, false, false, "lastDayOfService")]
    [InlineData(-1, -1, true, true, null)]
    [InlineData(-1, -1, true, false, "destination")]
    public void The_days_of_a_plan_fit_each_other_and_a_reserve_vendor_is_there_when_it_is_named(int notice, int last, bool toReserve, bool hasReserve, string? field)
    {
        var plan = Plan with
        {
            NoticeGivenOn = Today.AddDays(notice),
            LastDayOfService = Today.AddDays(last),
            Destination = toReserve ? ExitDestination.ReserveVendor : ExitDestination.InHouse,
        };
        var run = SampleFile.RunAt(StageIds.Exit, StageState.Preparing) with { ReserveVendor = hasReserve ? "brightquay" : null };

        Assert.Equal(field is null ? [] : [field], PutExitPlan.ErrorsOf(plan, run, Today).Select(error => error.Field));
    }

    [Fact]
    public void An_exit_is_ready_when_it_is_planned_and_the_last_day_is_over()
    {
        Assert.Equal(["missing.exit-plan"], ExitReadiness.OfPlan(null, Today).Select(one => one.Key));
        Assert.Equal(["missing.last-day"], ExitReadiness.OfPlan(Plan with { LastDayOfService = Today }, Today).Select(one => one.Key));
        Assert.Empty(ExitReadiness.OfPlan(Plan, Today));
    }

    [Fact]
    public void Time_never_makes_an_exit_less_ready_nor_its_plan_less_fitting() => Gen.Select(Gen.Int[-30, 30], Gen.Int[-30, 60], Gen.Int[0, 60], Gen.Bool, Gen.Bool).Sample((notice, last, later, toReserve, hasReserve) =>
    {
        var plan = Plan with
        {
            NoticeGivenOn = Today.AddDays(notice),
            LastDayOfService = Today.AddDays(last),
            Destination = toReserve ? ExitDestination.ReserveVendor : ExitDestination.InHouse,
        };
        var run = SampleFile.RunAt(StageIds.Exit, StageState.Preparing) with { ReserveVendor = hasReserve ? "brightquay" : null };

        return ExitReadiness.OfPlan(plan, Today.AddDays(later)).Count() <= ExitReadiness.OfPlan(plan, Today).Count()
            && PutExitPlan.ErrorsOf(plan, run, Today.AddDays(later)).Count() <= PutExitPlan.ErrorsOf(plan, run, Today).Count()
            && PutExitPlan.ErrorsOf(plan, run with { ReserveVendor = "brightquay" }, Today).Count() <= PutExitPlan.ErrorsOf(plan, run, Today).Count();
    });

    [Fact]
    public void What_is_not_given_is_said_to_the_approvers() =>
        Assert.Equal([("figure.exit-lessons", "open")], ExitFigures.Of(null, Terms, null).Select(figure => (figure.Label.Key, figure.Verdict)));

    [Fact]
    public void Approvers_see_when_the_vendor_leaves_where_the_service_goes_and_what_was_learned()
    {
        var lessons = new ExitLessons { Items = [new ExitLesson(StageIds.Shortlist, "References were not called.", "Call two of them.")] };

        var figures = ExitFigures.Of(Plan, Terms, lessons).ToList();

        Assert.Equal(["figure.exit-days", "figure.exit-notice", "figure.exit-destination", "figure.exit-reason", "figure.exit-lessons"], figures.Select(figure => figure.Label.Key));
        Assert.Equal((1, null), (figures[^1].Value.Values["number"].Number, figures[^1].Verdict));
    }

    [Fact]
    public void The_deletion_of_data_and_the_revocation_of_access_are_proved_and_never_waived()
    {
        var proofs = SampleFile.Playbook.Exit.Items.Where(item => item.Proof is not null).ToList();

        Assert.Equal([ProofKinds.DeletionCertificate, ProofKinds.AccessRevocationList], proofs.Select(item => item.Proof));
        Assert.All(proofs, item => Assert.Equal((true, false), (item.Required, item.Waivable)));
    }

    [Theory]
    [InlineData(null, 0, "Ana", "proof")]
    [InlineData("access-revocation-list", 0, "Ana", "proof.kind")]
    [InlineData("deletion-certificate", 1, "Ana", "proof.on")]
    [InlineData("deletion-certificate", 0, " ", "proof.confirmedBy")]
    [InlineData("deletion-certificate", 0, "Ana", null)]
    public void A_proof_has_its_kind_its_day_and_somebody_who_stands_for_it(string? kind, int day, string confirmedBy, string? field)
    {
        var item = Proved(kind is null ? null : new ItemProof(kind, Today.AddDays(day), confirmedBy));

        Assert.Equal(field is null ? [] : [field], PutChecklistItem.ErrorsOf(item, SampleFile.Playbook.Exit, SampleFile.Request.People, Today).Select(error => error.Field));
    }

    [Theory]
    [InlineData(-1, "proof.on")]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void A_proof_from_before_the_last_day_of_service_is_refused(int daysAfter, string? field)
    {
        var item = Proved(new ItemProof(ProofKinds.DeletionCertificate, Plan.LastDayOfService.AddDays(daysAfter), "Ana"));

        Assert.Equal(
            field is null ? [] : [field],
            PutChecklistItem.ErrorsOf(item, SampleFile.Playbook.Exit, SampleFile.Request.People, Today, Plan.LastDayOfService).Select(error => error.Field));
    }

    [Fact]
    public void A_proof_that_a_later_plan_leaves_too_early_is_missing_until_it_is_handed_in_anew()
    {
        var (early, open) = (Proved(new ItemProof(ProofKinds.DeletionCertificate, Plan.LastDayOfService, "Ana")), Proved(null) with { Status = ChecklistStatus.Open });
        var later = Plan with { LastDayOfService = Plan.LastDayOfService.AddDays(1) };

        Assert.Empty(ExitReadiness.OfProofs(Plan, SampleFile.Playbook.Exit, [early]));
        Assert.Empty(ExitReadiness.OfProofs(null, SampleFile.Playbook.Exit, [early]));
        Assert.Empty(ExitReadiness.OfProofs(later, SampleFile.Playbook.Exit, [open]));
        var missing = Assert.Single(ExitReadiness.OfProofs(later, SampleFile.Playbook.Exit, [early]));
        Assert.Equal(("missing.proof-early", "data-deleted", later.LastDayOfService), (missing.Key, missing.Values["id"].Text, missing.Values["last"].Day));
    }

    private static ChecklistItem Proved(ItemProof? proof) => new()
    {
        Stage = StageIds.Exit,
        Id = "data-deleted",
        Status = ChecklistStatus.Done,
        Evidence = "https://files.example/certificate.pdf",
        Proof = proof,
    };
}
