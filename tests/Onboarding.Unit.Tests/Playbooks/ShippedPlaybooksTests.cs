using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Playbooks;

/// <summary>What each of the four playbooks must say by the sources that it follows (docs/glossary.md).</summary>
public sealed class ShippedPlaybooksTests
{
    private static readonly string[] Four = ["call-centre", "customer-service-bpo", "managed-service-team", "overseas-service"];

    internal static PlaybookCatalog Catalog { get; } = PlaybookCatalog.LoadAsync(TemplateFolders.Folder("playbooks")).GetAwaiter().GetResult();

    private static Playbook Bpo => Catalog.Find("customer-service-bpo")!;

    private static Playbook Managed => Catalog.Find("managed-service-team")!;

    private static Playbook Overseas => Catalog.Find("overseas-service")!;

    private static Playbook CallCentre => Catalog.Find("call-centre")!;

    [Fact]
    public void Four_playbooks_ship() => Assert.Equal(Four, Catalog.All.Select(playbook => playbook.Id));

    [Fact]
    public void Each_differs_from_each_other_in_everything_that_the_work_depends_on()
    {
        Func<Playbook, string>[] aspects =
        [
            playbook => playbook.Description.En,
            playbook => string.Join('|', playbook.Kpis.Select(kpi => (kpi.Id, kpi.Measure, kpi.Target, kpi.Critical))),
            playbook => string.Join('|', playbook.Shortlist.Criteria.Select(criterion => (criterion.Id, criterion.Weight, criterion.MustReach))),
            playbook => string.Join('|', playbook.Shortlist.RedFlags.Select(flag => flag.Id)),
            playbook => string.Join('|', playbook.Contract.Items.Select(item => item.Id)),
            playbook => string.Join('|', playbook.Integration.Items.Select(item => item.Id)),
            playbook => string.Join('|', playbook.Training.Modules.Select(module => module.Id)),
            playbook => string.Join('|', playbook.Gates.Select(gate => (gate.Key, string.Join(',', gate.Value.Roles), gate.Value.Rule, gate.Value.DueBusinessDays))),
            playbook => string.Join('|', playbook.Pilot.ReviewDays.Append(playbook.Pilot.MinimumDays).Append(playbook.Pilot.RemindDaysBefore)),
            playbook => string.Join('|', playbook.ScaleUp.Steps.Select(step => (step.Id, step.Days))),
            playbook => string.Join('|', playbook.Exit.Items.Select(item => item.Name.En)),
            playbook => string.Join('|', playbook.Risks.Select(risk => (risk.Id, risk.Mitigation.En))),
        ];

        Assert.All(aspects, aspect => Assert.Equal(Four.Length, Catalog.All.Select(aspect).Distinct().Count()));
    }

    [Fact]
    public void Every_pilot_runs_60_to_90_days_and_is_reviewed_by_day_30()
    {
        Assert.All(Catalog.All, playbook => Assert.InRange(playbook.Pilot.MinimumDays, 60, 90));
        Assert.All(Catalog.All, playbook => Assert.Equal(90, playbook.Pilot.MaximumDays));
        Assert.All(Catalog.All, playbook => Assert.Contains(30, playbook.Pilot.ReviewDays));
    }

    [Fact]
    public void Every_contract_is_approved_by_legal_security_finance_and_sponsor() =>
        Assert.All(Catalog.All, playbook => Assert.Superset(new HashSet<string> { "legal", "security", "finance", "sponsor" }, playbook.Gates["contract"].Roles.ToHashSet()));

    [Fact]
    public void Every_integration_is_approved_by_IT_and_security() =>
        Assert.All(Catalog.All, playbook => Assert.Superset(new HashSet<string> { "it", "security" }, playbook.Gates["integration"].Roles.ToHashSet()));

    [Fact]
    public void Every_contract_has_scope_standards_price_secrecy_data_audit_liability_training_and_exit() => Assert.All(Catalog.All, playbook => Assert.Superset(
        new HashSet<string> { "scope", "sla", "price-breakdown", "confidentiality", "data-processing", "access", "retention", "audit-right", "liability", "exit-terms", "communication" },
        playbook.Contract.Items.Select(item => item.Id).ToHashSet()));

    [Fact]
    public void Every_exit_proves_deletion_and_revoked_access_and_cannot_waive_it() => Assert.All(Catalog.All, playbook => Assert.All(
        new[] { "data-returned", "data-deleted", "access-revoked", "service-moved" },
        id => Assert.False(playbook.Exit.Items.Single(item => item.Id == id).Waivable)));

    [Fact]
    public void Customer_service_bpo_follows_the_guide_from_fit_to_exit()
    {
        Assert.Equal((0.5m, 0.7m, 0.8m), (Bpo.Requirements.RepeatableShareFloor, Bpo.Requirements.RepeatableShareFull, Bpo.Requirements.SpecialisedShareLimit));
        Assert.Equal((3, 5), (Bpo.Shortlist.MinimumVendors, Bpo.Shortlist.MaximumVendors));
        Assert.Equal(7, Bpo.Shortlist.RedFlags.Count);
        Assert.InRange(Bpo.Requirements.MinimumBufferShare, 0.1m, 0.2m);
        Assert.Superset(new HashSet<string> { "knowledge-ownership", "pilot-and-term", "minimums" }, Bpo.Contract.Items.Select(item => item.Id).ToHashSet());
        Assert.Superset(new HashSet<string> { "crm", "help-desk", "routing", "tagging", "knowledge-base" }, Bpo.Integration.Items.Select(item => item.Id).ToHashSet());
        Assert.Equal("hours", Bpo.ScaleUp.Steps[^1].Id);
    }

    [Theory]
    [InlineData("call-connection-rate", 0.9, KpiDirection.AtLeast)]
    [InlineData("first-response-time", 10, KpiDirection.AtMost)]
    [InlineData("csat", 85, KpiDirection.AtLeast)]
    [InlineData("qa-pass-rate", 0.95, KpiDirection.AtLeast)]
    [InlineData("first-contact-resolution", 0.8, KpiDirection.AtLeast)]
    [InlineData("transfer-rate", 0.05, KpiDirection.AtMost)]
    public void Managed_service_team_has_the_targets_of_S0(string id, double target, KpiDirection direction)
    {
        var kpi = KpiOf(Managed, id);

        Assert.Equal(((decimal)target, direction), (kpi.Target, kpi.Direction));
        Assert.Contains("S0", kpi.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Managed_service_team_is_about_its_people()
    {
        Assert.Superset(new HashSet<string> { "evaluation", "expert-coaching", "knowledge-base" }, Managed.Training.Modules.Select(module => module.Id).ToHashSet());
        Assert.False(Managed.Contract.Items.Single(item => item.Id == "evaluation-replacement").Waivable);
        Assert.Contains(Managed.Contract.Items, item => item.Id == "dedicated-team");
        Assert.Contains(Managed.Integration.Items, item => item.Id == "quality-system");
        Assert.Contains(Managed.Kpis, kpi => kpi.Id == "bad-rating-follow-up");
        Assert.NotNull(CriterionOf(Managed, "stability").MustReach);
        Assert.Equal("stability", Heaviest(Managed));
        Assert.Contains(Managed.Shortlist.RedFlags, flag => flag.Id == "hides-turnover");
        Assert.Equal(GateRule.All, Managed.Gates[GateIds.PilotReview].Rule);
        Assert.Null(Managed.Gates[GateIds.PilotReview].Quorum);
    }

    [Fact]
    public void Overseas_service_is_about_language_culture_and_time_zones()
    {
        Assert.Superset(new HashSet<string> { "culture", "language", "finance-rules", "e-commerce-rules", "cross-cultural-cases" }, Overseas.Training.Modules.Select(module => module.Id).ToHashSet());
        Assert.Superset(
            new HashSet<string> { "markets-hours", "cross-border-data", "emergency-plan", "early-warning", "right-to-replace", "culture-training" },
            Overseas.Contract.Items.Select(item => item.Id).ToHashSet());
        Assert.Superset(new HashSet<string> { "language-routing", "time-zones" }, Overseas.Integration.Items.Select(item => item.Id).ToHashSet());
        Assert.False(Overseas.Integration.Items.Single(item => item.Id == "continuity-test").Waivable);
        Assert.Equal("language-culture", Heaviest(Overseas));
        Assert.Contains("ISO 9001", CriterionOf(Overseas, "experience").Name.En, StringComparison.Ordinal);
        Assert.Contains("time zones", CriterionOf(Overseas, "coverage").Name.En, StringComparison.Ordinal);
        Assert.True(KpiOf(Overseas, "complaint-rate").Critical);
        Assert.Contains(Overseas.Kpis, kpi => kpi.Id == "email-response-time");
        Assert.Contains(Overseas.Kpis, kpi => kpi.Id == "chat-response-time");
        Assert.Equal("follow-the-sun", Overseas.ScaleUp.Steps[^1].Id);
        Assert.Contains("legal", Overseas.Gates["requirements"].Roles);
        Assert.Contains(Overseas.Risks, risk => risk.Id == "time-zone-gap");
    }

    [Fact]
    public void Call_centre_is_about_calls_answer_speed_recordings_and_migration()
    {
        var speed = KpiOf(CallCentre, "average-speed-of-answer");
        Assert.True(speed is { Target: <= 15, Unit: "seconds", Direction: KpiDirection.AtMost, Critical: true });
        Assert.Equal((0.9m, KpiMeasure.Proportion), (KpiOf(CallCentre, "csat").Target, KpiOf(CallCentre, "csat").Measure));
        Assert.Equal(0.8m, KpiOf(CallCentre, "first-contact-resolution").Target);
        Assert.False(CallCentre.Contract.Items.Single(item => item.Id == "recordings").Waivable);
        Assert.Contains(CallCentre.Contract.Items, item => item.Id == "call-volumes");
        Assert.Superset(
            new HashSet<string> { "telephony", "migration", "migration-protection", "voice-menu", "recording-system", "shift-planning" },
            CallCentre.Integration.Items.Select(item => item.Id).ToHashSet());
        Assert.Contains(CallCentre.Training.Modules, module => module.Id == "simulation");
        Assert.Contains(CallCentre.Exit.Items, item => item.Id == "recordings-settled");
        Assert.Contains("operations", CallCentre.Gates["integration"].Roles);
        Assert.Equal("round-the-clock", CallCentre.ScaleUp.Steps[^1].Id);
        Assert.Equal("technology", Heaviest(CallCentre));
        Assert.Contains(CallCentre.Risks, risk => risk.Id == "migration-loss");
    }

    private static Kpi KpiOf(Playbook playbook, string id) => playbook.Kpis.Single(kpi => kpi.Id == id);

    private static Criterion CriterionOf(Playbook playbook, string id) => playbook.Shortlist.Criteria.Single(criterion => criterion.Id == id);

    private static string Heaviest(Playbook playbook) => playbook.Shortlist.Criteria.MaxBy(criterion => criterion.Weight)!.Id;
}
