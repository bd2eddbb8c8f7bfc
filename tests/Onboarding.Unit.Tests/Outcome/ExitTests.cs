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
        Assert.Equal([("figure.exit-lessons", "open")], ExitFigures.Of(null, null).Select(figure => (figure.Label.Key, figure.Verdict)));

    [Fact]
    public void Approvers_see_when_the_vendor_leaves_where_the_service_goes_and_what_was_learned()
    {
        var lessons = new ExitLessons { Items = [new ExitLesson(StageIds.Shortlist, "References were not called.", "Call two of them.")] };

        var figures = ExitFigures.Of(Plan, lessons).ToList();

        Assert.Equal(["figure.exit-days", "figure.exit-destination", "figure.exit-reason", "figure.exit-lessons"], figures.Select(figure => figure.Label.Key));
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
        var item = new ChecklistItem
        {
            Stage = StageIds.Exit,
            Id = "data-deleted",
            Status = ChecklistStatus.Done,
            Evidence = "https://files.example/certificate.pdf",
            Proof = kind is null ? null : new ItemProof(kind, Today.AddDays(day), confirmedBy),
        };

        Assert.Equal(field is null ? [] : [field], PutChecklistItem.ErrorsOf(item, SampleFile.Playbook.Exit, SampleFile.Request.People, Today).Select(error => error.Field));
    }
}
