using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Playbooks;

/// <summary>What sets each playbook apart from the others, by the source that it follows (docs/glossary.md).</summary>
public sealed class PlaybookOwnRulesTests
{
    private static IReadOnlyList<Playbook> All => ShippedPlaybooksTests.Catalog.All;

    private static Playbook Bpo => Of("customer-service-bpo");

    private static Playbook Managed => Of("managed-service-team");

    private static Playbook Overseas => Of("overseas-service");

    private static Playbook CallCentre => Of("call-centre");

    [Fact]
    public void Customer_service_bpo_meets_weekly_for_two_months_and_then_every_two_weeks()
    {
        Assert.Equal(new MeetingRules { WeeklyDays = 56, ThenEveryDays = 14 }, Bpo.Pilot.Meetings);
        Assert.Contains("vague-on-price", Causes(Bpo, "hidden-cost"));
        Assert.True(Version.Parse(Bpo.Version) > new Version(1, 0, 0));
    }

    [Fact]
    public void Managed_service_team_asks_of_turnover_and_holds_agents_to_the_highest_standard()
    {
        Assert.Equal("hides-turnover", QuestionOf(Managed, "turnover").VagueRaises);
        Assert.True(QuestionOf(Managed, "turnover").Required);
        Assert.Superset(new HashSet<string> { "quality", "staff" }, Managed.Shortlist.Emphasis.ToHashSet());
        Assert.Contains(Managed.Requirements.HiddenCostKinds, kind => kind.Id == "team-replacement");
        Assert.True(Managed.IntegrationChecks!.Systems.Count < Bpo.IntegrationChecks!.Systems.Count);
        Assert.All(Others(Managed), other => Assert.True(Managed.Pilot.Evaluation.AgentStandard > other.Pilot.Evaluation.AgentStandard));
        Assert.All(Others(Managed), other => Assert.True(Managed.Pilot.Ratings.CloseWithinDays < other.Pilot.Ratings.CloseWithinDays));
        Assert.Superset(new HashSet<string> { "turnover", "replacement" }, Managed.Pilot.Evaluation.Criteria.Select(criterion => criterion.Id).ToHashSet());
        Assert.Equal(RampStopOn.Any, Managed.ScaleUp.Stop!.On);
        Assert.True(RiskOf(Managed, "uneven-quality").Likelihood > RiskOf(Bpo, "uneven-quality").Likelihood);
        Assert.Contains(Managed.Kpis, kpi => kpi is { Id: "written-response-time", Target: null });
    }

    [Fact]
    public void Overseas_service_asks_of_languages_culture_and_emergencies_and_counts_travel_and_translation()
    {
        Assert.Equal(
            ["untested-languages", "one-script-for-all", "no-emergency-plan"],
            new[] { "languages", "culture", "emergency" }.Select(id => QuestionOf(Overseas, id).VagueRaises));
        Assert.Superset(new HashSet<string> { "language-culture", "emergency" }, Overseas.Shortlist.Emphasis.ToHashSet());
        Assert.Contains("ISO 9001", Overseas.Shortlist.RequiredCertificates);
        Assert.Superset(new HashSet<string> { "travel", "translation" }, Overseas.Requirements.HiddenCostKinds.Select(kind => kind.Id).ToHashSet());
        Assert.True(Overseas.ContractLimits!.MaximumDataReturnDays > Bpo.ContractLimits!.MaximumDataReturnDays);
        Assert.Contains(Overseas.IntegrationChecks!.TestCases, one => one.Id == "site-failover");
    }

    [Fact]
    public void Overseas_service_trains_the_culture_of_a_market_and_the_rules_of_an_industry()
    {
        Assert.All(
            Overseas.Training.Modules.Where(module => module.Id.StartsWith("culture-", StringComparison.Ordinal)),
            module => Assert.True(module.Markets.Count > 0 && module.Languages.Count > 0));
        Assert.Equal(["finance"], ModuleOf(Overseas, "finance-rules").Industries);
        Assert.Equal(["e-commerce"], ModuleOf(Overseas, "e-commerce-rules").Industries);
        Assert.Contains("SA", ModuleOf(Overseas, "culture-middle-east").Markets);
        Assert.Contains("CN", ModuleOf(Overseas, "culture-china").Markets);
    }

    [Fact]
    public void Overseas_service_warns_most_readily_and_is_strict_on_complaints_but_lenient_on_time()
    {
        Assert.All(Others(Overseas), other => Assert.True(Overseas.Pilot.Warnings.MinimumCases < other.Pilot.Warnings.MinimumCases));
        Assert.All(Others(Overseas), other => Assert.True(Overseas.Pilot.Warnings.WindowDays < other.Pilot.Warnings.WindowDays));
        Assert.True(KpiOf(Overseas, "complaint-rate").Margin < KpiOf(Bpo, "complaint-rate").Margin);
        Assert.True(KpiOf(Overseas, "average-handle-time").Margin > KpiOf(Bpo, "average-handle-time").Margin);
        Assert.Equal(SpendingRule.Pocock, Overseas.Pilot.Spending);
        Assert.Superset(new HashSet<string> { "culture", "language", "complaints" }, Overseas.Pilot.Evaluation.Criteria.Select(criterion => criterion.Id).ToHashSet());
        Assert.All(Others(Overseas), other => Assert.True(RiskOf(Overseas, "culture-conflict").Likelihood > RiskOf(other, "culture-conflict").Likelihood));
        Assert.Contains("complaint-rate", Causes(Overseas, "culture-conflict"));
    }

    [Fact]
    public void Call_centre_asks_of_call_volumes_and_recordings_and_prices_by_its_own_occupancy()
    {
        Assert.Equal(["no-forecast", "no-recordings"], new[] { "call-volumes", "recordings" }.Select(id => QuestionOf(CallCentre, id).VagueRaises));
        Assert.Superset(new HashSet<string> { "technology", "scalability" }, CallCentre.Shortlist.Emphasis.ToHashSet());
        Assert.Superset(new HashSet<string> { "telephony", "recording" }, CallCentre.Requirements.HiddenCostKinds.Select(kind => kind.Id).ToHashSet());
        Assert.True(CallCentre.Shortlist.Pricing.HandleTimeSeconds < Bpo.Shortlist.Pricing.HandleTimeSeconds);
        Assert.True(CallCentre.Shortlist.Pricing.Occupancy > Bpo.Shortlist.Pricing.Occupancy);
    }

    [Fact]
    public void Call_centre_tests_calls_and_recordings_and_judges_answer_speed()
    {
        var checks = CallCentre.IntegrationChecks!;
        Assert.Equal(["telephony", "ccaas"], checks.Systems[0].AnyOf);
        Assert.Superset(new HashSet<string> { "inbound-call", "voice-menu", "recording", "live-listening" }, checks.TestCases.Select(one => one.Id).ToHashSet());
        Assert.All(Others(CallCentre), other => Assert.True(checks.RecoveryObjectiveMinutes < other.IntegrationChecks!.RecoveryObjectiveMinutes));
        Assert.True(CallCentre.Training.Modules.Count(module => module.Channels.Contains("phone")) >= 4);
        Assert.Superset(new HashSet<string> { "answer-speed", "recordings" }, CallCentre.Pilot.Evaluation.Criteria.Select(criterion => criterion.Id).ToHashSet());
        Assert.True(CallCentre.Pilot.ErrorRate < Bpo.Pilot.ErrorRate);
        Assert.Equal(0.5m, CallCentre.ScaleUp.Steps[0].Adds!.AgentsShare);
        Assert.Contains("average-speed-of-answer", Causes(CallCentre, "lost-calls"));
        Assert.Equal("deletion-certificate", CallCentre.Exit.Items.Single(item => item.Id == "recordings-settled").Proof);
    }

    private static Playbook Of(string id) => ShippedPlaybooksTests.Catalog.Find(id)!;

    private static IEnumerable<Playbook> Others(Playbook playbook) => All.Where(other => other.Id != playbook.Id);

    private static VendorQuestion QuestionOf(Playbook playbook, string id) => playbook.Shortlist.Questions.Single(question => question.Id == id);

    private static TrainingModule ModuleOf(Playbook playbook, string id) => playbook.Training.Modules.Single(module => module.Id == id);

    private static Kpi KpiOf(Playbook playbook, string id) => playbook.Kpis.Single(kpi => kpi.Id == id);

    private static RiskTemplate RiskOf(Playbook playbook, string id) => playbook.Risks.Single(risk => risk.Id == id);

    private static IEnumerable<string> Causes(Playbook playbook, string risk) => RiskOf(playbook, risk).RaisedBy.Select(cause => cause.Split(':')[^1]);
}
