using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Operations;

namespace Onboarding.Unit.Tests.Operations;

public sealed class OperationsInputTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData(0, AuditResult.Passed, 0, null)]
    [InlineData(0, AuditResult.Failed, 1, null)]
    [InlineData(1, AuditResult.Passed, 0, "on")]
    [InlineData(0, AuditResult.Failed, 0, "findings")]
    public void An_audit_is_over_and_a_failed_one_says_what_was_found(int day, AuditResult result, int findings, string? field)
    {
        var audit = new SecurityAudit { On = Today.AddDays(day), Result = result, Findings = [.. Enumerable.Repeat("Shared accounts", findings)], Evidence = "report" };

        Assert.Equal(field is null ? [] : [field], PutSecurityAudit.ErrorsOf(audit, Today).Select(error => error.Field));
    }

    [Theory]
    [InlineData("2026-10", null)]
    [InlineData("2026-11", "error.month-not-over")]
    [InlineData("2027-01", "error.month-not-over")]
    [InlineData("2026-13", "error.month")]
    public void A_cost_is_of_a_month_that_is_over(string month, string? error)
    {
        var errors = PutCost.ErrorsOf(new MonthCost(month, 1), Today).ToList();

        Assert.Equal(error is null ? [] : [("month", error)], errors.Select(one => (one.Field, one.Message.Key)));
    }

    [Theory]
    [InlineData(ActionStatus.Open, "corrective-plan", true)]
    [InlineData(ActionStatus.Done, "corrective-plan", false)]
    [InlineData(ActionStatus.Cancelled, "corrective-plan", false)]
    [InlineData(ActionStatus.Open, "warning", false)]
    public void A_review_is_held_again_when_its_plan_is_closed(ActionStatus status, string kind, bool isMissing)
    {
        var action = new CorrectiveAction
        {
            Id = $"{kind}.1-1.1",
            Kind = kind,
            Cause = new Phrase("action-cause.corrective-plan").With("number", 1),
            Stage = StageIds.Operations,
            Owner = new ActionOwner(Roles.BpoOwner, "Daniel Okafor", "daniel@shop.example"),
            Due = Today,
            Status = status,
            OpenedAt = new DateTimeOffset(2026, 10, 23, 0, 0, 0, TimeSpan.Zero),
            OpenedBy = "system",
        };

        Assert.Equal(isMissing ? ["missing.corrective-plan"] : [], OperationsReadiness.Of([action]).Select(one => one.Key));
    }

    [Fact]
    public void Approvers_see_root_causes_product_feedback_and_what_becomes_better_by_whom_and_when()
    {
        var figures = ReviewNotes.Figures(new ReviewNotes
        {
            Number = 2,
            RootCauses = ["Late parcels"],
            ProductFeedback = ["The form loses drafts"],
            Improvements = [new("Macro for parcels", "Ana", Today)],
        }).ToList();

        Assert.Equal(["figure.root-cause", "figure.product-feedback", "figure.improvement"], figures.Select(figure => figure.Label.Key));
        Assert.Equal(("Macro for parcels", "Ana", Today), (figures[2].Value.Values["what"].Text, figures[2].Value.Values["owner"].Text, figures[2].Value.Values["due"].Day));
        Assert.Equal("value.not-given", Assert.Single(ReviewNotes.Figures(null)).Value.Key);
    }

    [Fact]
    public void Notes_and_audits_are_compared_by_what_they_say()
    {
        var notes = new ReviewNotes { Number = 2, RootCauses = ["Late parcels"], Improvements = [new("Macro for parcels", "Ana", Today)] };
        var audit = new SecurityAudit { On = Today, Result = AuditResult.Failed, Findings = ["Shared accounts"], Evidence = "report" };

        Assert.True(notes.IsSameAs(notes with { RootCauses = ["Late parcels"] }));
        Assert.False(notes.IsSameAs(notes with { ProductFeedback = ["The form loses drafts"] }));
        Assert.True(audit.IsSameAs(audit with { Findings = ["Shared accounts"] }));
        Assert.False(audit.IsSameAs(audit with { Findings = [] }));
    }
}
