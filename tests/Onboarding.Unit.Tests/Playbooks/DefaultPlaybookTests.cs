using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;

namespace Onboarding.Unit.Tests.Playbooks;

/// <summary>What the default playbook must ask for, list by list (docs/domain-coverage.md).</summary>
public sealed class DefaultPlaybookTests
{
    private static Playbook Default => ShippedPlaybooksTests.Catalog.Find("customer-service-bpo")!;

    [Theory]
    [InlineData("call-connection-rate", 0.9, "percent", KpiDirection.AtLeast)]
    [InlineData("first-response-time", 10, "seconds", KpiDirection.AtMost)]
    [InlineData("average-speed-of-answer", 15, "seconds", KpiDirection.AtMost)]
    [InlineData("csat", 85, "points", KpiDirection.AtLeast)]
    [InlineData("qa-pass-rate", 0.95, "percent", KpiDirection.AtLeast)]
    [InlineData("first-contact-resolution", 0.8, "percent", KpiDirection.AtLeast)]
    [InlineData("transfer-rate", 0.05, "percent", KpiDirection.AtMost)]
    public void A_service_standard_has_its_target_unit_and_direction(string id, double target, string unit, KpiDirection direction)
    {
        var kpi = KpiOf(Default, id);

        Assert.Equal(((decimal)target, unit, direction), (kpi.Target, kpi.Unit, kpi.Direction));
    }

    [Theory]
    [InlineData("customer-service-bpo", "cost-per-contact")]
    [InlineData("customer-service-bpo", "average-handle-time")]
    [InlineData("customer-service-bpo", "complaint-rate")]
    [InlineData("customer-service-bpo", "written-response-time")]
    [InlineData("customer-service-bpo", "resolution-time")]
    [InlineData("overseas-service", "email-response-time")]
    [InlineData("overseas-service", "chat-response-time")]
    public void A_standard_without_a_target_is_held_against_the_baseline(string playbook, string id)
    {
        var kpi = KpiOf(ShippedPlaybooksTests.Catalog.Find(playbook)!, id);

        Assert.Equal((null, KpiDirection.AtMost), (kpi.Target, kpi.Direction));
    }

    [Fact]
    public void Every_criterion_for_a_vendor_is_weighed() => Assert.Equal(
        ["experience", "coverage", "language-culture", "technology", "quality", "security", "staff", "stability", "scalability", "emergency", "price"],
        Default.Shortlist.Criteria.Select(criterion => criterion.Id));

    [Fact]
    public void The_criteria_that_matter_most_are_3_or_4() => Assert.InRange(Default.Shortlist.Emphasis.Count, 3, 4);

    [Fact]
    public void Every_group_of_questions_is_asked_and_vagueness_about_security_performance_and_price_is_a_warning()
    {
        Assert.Equal(Enum.GetValues<QuestionGroup>(), Default.Shortlist.Questions.Select(question => question.Group).Distinct().Order());
        Assert.All(
            Default.Shortlist.Questions.Where(question => question.Group is QuestionGroup.Security or QuestionGroup.Quality or QuestionGroup.Price),
            question => Assert.NotNull(question.VagueRaises));
    }

    [Fact]
    public void Every_red_flag_can_be_recorded_and_more_than_two_rule_a_vendor_out()
    {
        Assert.Superset(
            new HashSet<string> { "promises-without-questions", "vague-on-security", "no-references", "no-quality-programme", "rigid-contract", "plays-down-culture" },
            Default.Shortlist.RedFlags.Select(flag => flag.Id).ToHashSet());
        Assert.InRange(Default.Shortlist.RedFlagLimit, 1, 2);
    }

    [Theory]
    [InlineData("scope")]
    [InlineData("sla")]
    [InlineData("price-breakdown")]
    [InlineData("confidentiality")]
    [InlineData("nda")]
    [InlineData("data-processing")]
    [InlineData("encryption")]
    [InlineData("access")]
    [InlineData("retention")]
    [InlineData("audit-right")]
    [InlineData("liability")]
    [InlineData("training-plan")]
    [InlineData("pilot-and-term")]
    [InlineData("exit-terms")]
    [InlineData("knowledge-ownership")]
    [InlineData("right-to-replace")]
    [InlineData("minimums")]
    [InlineData("communication")]
    public void A_contract_settles(string item) => Assert.True(Default.Contract.Items.Single(one => one.Id == item).Required);

    [Theory]
    [InlineData("crm")]
    [InlineData("help-desk")]
    [InlineData("order-system")]
    [InlineData("telephony")]
    [InlineData("access-matrix")]
    [InlineData("routing")]
    [InlineData("tagging")]
    [InlineData("monitoring")]
    [InlineData("knowledge-base")]
    [InlineData("end-to-end-test")]
    [InlineData("continuity-test")]
    public void An_integration_shows(string item) => Assert.True(Default.Integration.Items.Single(one => one.Id == item).Required);

    [Theory]
    [InlineData("product")]
    [InlineData("process")]
    [InlineData("service-standards")]
    [InlineData("scripts-tone")]
    [InlineData("tools")]
    [InlineData("security-awareness")]
    [InlineData("data-protection")]
    [InlineData("culture-china")]
    [InlineData("finance-rules")]
    [InlineData("e-commerce-rules")]
    [InlineData("simulation")]
    public void Agents_are_trained_in(string module) => Assert.InRange(Default.Training.Modules.Single(one => one.Id == module).PassScore, 1, 100);

    [Fact]
    public void Nobody_goes_live_without_a_knowledge_base_that_somebody_keeps_current() => Assert.Equal(
        ("bpo-owner", true, false),
        Default.Training.Items.Single(one => one.Id == "knowledge-base") is var item ? (item.OwnerRole, item.Required, item.Waivable) : default);

    [Theory]
    [InlineData("notice")]
    [InlineData("data-returned")]
    [InlineData("data-deleted")]
    [InlineData("access-revoked")]
    [InlineData("knowledge-handed-back")]
    [InlineData("service-moved")]
    [InlineData("lessons")]
    public void An_exit_shows(string item) => Assert.True(Default.Exit.Items.Single(one => one.Id == item).Required);

    [Fact]
    public void The_ramp_adds_agents_channels_and_regions_and_the_longest_hours_last()
    {
        var steps = Default.ScaleUp.Steps;

        Assert.Contains(steps, step => step.Adds?.AgentsShare is not null);
        Assert.Contains(steps, step => step.Adds is { Channels.Count: > 0, Regions.Count: > 0 });
        Assert.True(steps[^1].Adds is { Hours: { } hours } && RampAddition.LongestHours.Contains(hours));
        Assert.Equal(["product-briefings", "campaign-calendar"], Default.ScaleUp.Confirmations.Select(item => item.Id));
    }

    [Fact]
    public void Reviews_are_monthly_and_quarterly_and_audits_come_at_intervals()
    {
        Assert.InRange(Default.Operations.ReviewEveryDays, 28, 31);
        Assert.Equal(3, Default.Operations.QuarterlyEveryReviews);
        Assert.NotNull(Default.Operations.SecurityAuditEveryDays);
    }

    [Theory]
    [InlineData("data-leak")]
    [InlineData("uneven-quality")]
    [InlineData("poor-communication")]
    [InlineData("culture-conflict")]
    [InlineData("lost-control")]
    [InlineData("lock-in")]
    [InlineData("hidden-cost")]
    [InlineData("compliance-breach")]
    public void The_register_starts_with(string id)
    {
        var risk = RiskRegister.Of(Default, []).Single(one => one.Id == id);

        Assert.NotEmpty(risk.OwnerRole);
        Assert.NotEmpty(risk.Mitigation.En);
        Assert.NotEmpty(risk.RaisedBy);
    }

    private static Kpi KpiOf(Playbook playbook, string id) => playbook.Kpis.Single(kpi => kpi.Id == id);
}
