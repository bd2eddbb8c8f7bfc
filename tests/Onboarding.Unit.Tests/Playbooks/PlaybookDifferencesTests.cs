using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Playbooks;

/// <summary>What the four playbooks ask, check, train, warn of and weigh, and what all of them have in common.</summary>
public sealed class PlaybookDifferencesTests
{
    // The risks that S0, S1 and S2 name.
    private static readonly HashSet<string> Eight =
        ["data-leak", "uneven-quality", "poor-communication", "culture-conflict", "lost-control", "lock-in", "hidden-cost", "compliance-breach"];

    private static IReadOnlyList<Playbook> All => ShippedPlaybooksTests.Catalog.All;

    private static Playbook Bpo => Of("customer-service-bpo");

    private static Playbook Managed => Of("managed-service-team");

    private static Playbook Overseas => Of("overseas-service");

    [Fact]
    public void Each_differs_from_each_other_in_what_it_asks_checks_trains_warns_of_and_weighs()
    {
        Func<Playbook, string>[] aspects =
        [
            playbook => Ids(playbook.Requirements.HiddenCostKinds.Select(kind => kind.Id)),
            playbook => Ids(playbook.Shortlist.Questions.Select(question => question.Id)),
            playbook => Ids(playbook.Shortlist.Emphasis),
            playbook => Ids(playbook.Contract.Clauses.Select(clause => clause.Id)),
            playbook => Ids(playbook.IntegrationChecks!.Systems.Select(system => string.Join('/', system.AnyOf))),
            playbook => Ids(playbook.IntegrationChecks!.TestCases.Select(one => one.Id)),
            playbook => Ids(playbook.Training.Items.Select(item => item.Id)),
            playbook => Ids(playbook.Pilot.Evaluation.Criteria.Select(criterion => criterion.Id)),
            playbook => playbook.Pilot.Warnings.ToString(),
            playbook => playbook.Pilot.Meetings.ToString(),
            playbook => Ids(playbook.ScaleUp.Confirmations.Select(item => item.Name.En)),
            playbook => playbook.ScaleUp.Stop!.ToString(),
            playbook => $"{playbook.Operations.CorrectivePlanDays}",
            playbook => Ids(playbook.Risks.Select(risk => $"{risk.Id} {risk.Likelihood} {risk.Impact}")),
        ];

        Assert.All(aspects, aspect => Assert.Equal(All.Count, All.Select(aspect).Distinct().Count()));
    }

    [Fact]
    public void Every_contract_has_each_point_of_the_default_one_under_a_clause()
    {
        var points = Bpo.Contract.Items.Select(item => item.Id).ToHashSet();

        Assert.All(All, playbook => Assert.Superset(points, playbook.Contract.Items.Select(item => item.Id).ToHashSet()));
        Assert.All(All, playbook => Assert.All(playbook.Contract.Clauses, clause => Assert.Contains(playbook.Contract.Items, item => item.Clause == clause.Id)));
    }

    [Fact]
    public void Every_register_starts_with_the_eight_risks_each_with_what_raises_it()
    {
        Assert.All(All, playbook => Assert.Superset(Eight, playbook.Risks.Select(risk => risk.Id).ToHashSet()));
        Assert.All(All.SelectMany(playbook => playbook.Risks), risk => Assert.NotEmpty(risk.RaisedBy));
    }

    [Fact]
    public void Every_vendor_is_asked_in_all_groups_and_weighed_by_three_or_four_criteria_above_all()
    {
        Assert.All(All, playbook => Assert.Equal(Enum.GetValues<QuestionGroup>(), playbook.Shortlist.Questions.Select(question => question.Group).Distinct()));
        Assert.All(All, playbook => Assert.InRange(playbook.Shortlist.Emphasis.Count, 3, 4));
    }

    [Fact]
    public void Every_ramp_adds_something_in_each_step_confirms_briefings_and_can_stop()
    {
        Assert.All(All.SelectMany(playbook => playbook.ScaleUp.Steps), step => Assert.NotNull(step.Adds));
        Assert.All(All, playbook => Assert.Contains(playbook.ScaleUp.Confirmations, item => item.Id == "product-briefings"));
        Assert.All(All, playbook => Assert.NotNull(playbook.ScaleUp.Stop));
    }

    [Fact]
    public void Every_playbook_audits_security_at_intervals_and_most_often_where_its_source_asks_for_it()
    {
        Assert.All(All, playbook => Assert.NotNull(playbook.Operations.SecurityAuditEveryDays));
        Assert.True(Managed.Operations.SecurityAuditEveryDays < Bpo.Operations.SecurityAuditEveryDays);
        Assert.True(Overseas.Operations.SecurityAuditEveryDays < Bpo.Operations.SecurityAuditEveryDays);
    }

    private static Playbook Of(string id) => ShippedPlaybooksTests.Catalog.Find(id)!;

    private static string Ids(IEnumerable<string> ids) => string.Join('|', ids);
}
