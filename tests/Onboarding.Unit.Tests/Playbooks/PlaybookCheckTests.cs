using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Playbooks;

public sealed class PlaybookCheckTests
{
    [Fact]
    public void Every_playbook_that_ships_is_free_of_contradictions() =>
        Assert.All(ShippedPlaybooksTests.Catalog.All, playbook => Assert.Empty(PlaybookCheck.Of(playbook)));

    [Theory]
    [InlineData(GateRule.All, false)]
    [InlineData(GateRule.Sequential, true)]
    public void A_review_that_asks_one_after_the_other_may_stay_open_for_all_their_days(GateRule rule, bool isTooClose)
    {
        var playbook = SampleFile.Playbook;
        var review = playbook.Gates[GateIds.PilotReview] with { Rule = rule, Quorum = null };
        var changed = playbook with
        {
            Gates = playbook.Gates.ToDictionary(one => one.Key, one => one.Key == GateIds.PilotReview ? review : one.Value),
            Pilot = playbook.Pilot with { ReviewDays = [30, 43] },
        };

        Assert.Equal(isTooClose, PlaybookCheck.Of(changed).Any(error => error.Path == "pilot.reviewDays"));
    }

    [Theory]
    [InlineData("gates.requirements.choices[2].id", "\"no\"", "gates.requirements.choices", "'reject' is missing")]
    [InlineData("gates.shortlist.choices[1].id", "\"again\"", "gates.shortlist.choices", "'request-changes' is missing")]
    [InlineData("gates.contract.choices[0].id", "\"ok\"", "gates.contract.choices", "'approve' is missing")]
    [InlineData("gates.pilot-review.choices[3].id", "\"prolong\"", "gates.pilot-review.choices", "'extend' is missing")]
    [InlineData("gates.pilot-review.choices[4].kind", "\"return\"", "gates.pilot-review.choices[4].kind", "'exit' must be of the kind stop")]
    [InlineData("gates.operations-review.choices[0].id", "\"go-on\"", "gates.operations-review.choices", "'keep' is missing")]
    [InlineData("gates.contract.choices[2].id", "\"request-changes\"", "gates.contract.choices[2].id", "'request-changes' is there before")]
    [InlineData("gates.contract.choices[1].kind", "\"stop\"", null, "")]
    [InlineData("gates.contract.choices[2].kind", "\"advance\"", "gates.contract.choices", "from advance over return to stop")]
    [InlineData("gates.contract.choices[2]", """{ "id": "other-vendor", "name": { "en": "Another", "zh-CN": "另选" }, "kind": "return", "returnTo": "shortlist" }""", null, "")]
    [InlineData("gates.contract.choices[2]", """{ "id": "other-vendor", "name": { "en": "Another", "zh-CN": "另选" }, "kind": "return", "returnTo": "contract" }""", "gates.contract.choices[2].returnTo", "does not come before this gate; name one of: requirements, shortlist")]
    [InlineData("gates.contract.choices[2]", """{ "id": "other-vendor", "name": { "en": "Another", "zh-CN": "另选" }, "kind": "return", "returnTo": "integration" }""", "gates.contract.choices[2].returnTo", "name one of: requirements, shortlist")]
    [InlineData("gates.contract.choices[2].returnTo", "\"shortlist\"", "gates.contract.choices[2].returnTo", "give 'reject' the kind return")]
    [InlineData("gates.contract.choices[0].returnTo", "\"shortlist\"", "gates.contract.choices[0].returnTo", "give 'approve' the kind return")]
    [InlineData("gates.contract.choices[1].returnTo", "\"shortlist\"", "gates.contract.choices[1].returnTo", "an id of its own")]
    [InlineData("gates.requirements.choices[1].returnTo", "\"requirements\"", "gates.requirements.choices[1].returnTo", "only gates between requirements and the pilot")]
    [InlineData("gates.pilot-review.choices[4].returnTo", "\"contract\"", "gates.pilot-review.choices[4].returnTo", "only gates between requirements and the pilot")]
    [InlineData("gates.exit.choices[1].returnTo", "\"shortlist\"", "gates.exit.choices[1].returnTo", "only gates between requirements and the pilot")]
    [InlineData("gates.pilot-review.quorum", null, "gates.pilot-review.quorum", "the rule quorum needs it")]
    [InlineData("gates.contract.quorum", "2", "gates.contract.quorum", "means nothing without the rule quorum")]
    [InlineData("gates.contract.percentage", "50", "gates.contract.percentage", "means nothing without the rule percentage")]
    [InlineData("gates.contract.rule", "\"percentage\"", "gates.contract.percentage", "the rule percentage needs it")]
    [InlineData("gates.contract.rule", "\"sequential\"", null, "")]
    [InlineData("gates.contract.rule", "\"all-answered\"", null, "")]
    [InlineData("gates.contract.vetoRoles", "[\"security\", \"legal\"]", null, "")]
    [InlineData("gates.contract.vetoRoles", "[\"it\"]", "gates.contract.vetoRoles[0]", "'it' is not there")]
    [InlineData("gates.contract.vetoRoles", "[\"legal\", \"legal\"]", "gates.contract.vetoRoles[1]", "'legal' is there before")]
    [InlineData("gates.contract.roles", "[\"legal\", \"project-manager\"]", "gates.contract.roles[1]", "set requesterMayApprove")]
    [InlineData("gates.contract.requesterMayApprove", "true", null, "")]
    [InlineData("gates.contract.expireAfterBusinessDays", "4", "gates.contract.dueBusinessDays", "must not exceed expireAfterBusinessDays, 4")]
    [InlineData("gates.contract.remindAfterBusinessDays", "[4, 2]", "gates.contract.remindAfterBusinessDays", "must rise")]
    [InlineData("gates.contract.remindAfterBusinessDays", "[2, 10]", "gates.contract.remindAfterBusinessDays", "must lie before expireAfterBusinessDays, 10")]
    [InlineData("shortlist.criteria[0].weight", "13", "shortlist.criteria", "they add up to 101")]
    [InlineData("shortlist.criteria[1].id", "\"experience\"", "shortlist.criteria[1].id", "'experience' is there before")]
    [InlineData("shortlist.redFlags[1].id", "\"promises-without-questions\"", "shortlist.redFlags[1].id", "is there before")]
    [InlineData("shortlist.questions[1].id", "\"clients\"", "shortlist.questions[1].id", "'clients' is there before")]
    [InlineData("shortlist.questions[3].vagueRaises", "\"no-flag\"", "shortlist.questions[3].vagueRaises", "'no-flag' is not there")]
    [InlineData("shortlist.emphasis", "[\"charm\"]", "shortlist.emphasis[0]", "'charm' is not there")]
    [InlineData("requirements.maximumBufferShare", "0.05", "requirements.minimumBufferShare", "must not exceed maximumBufferShare, 0.05")]
    [InlineData("requirements.hiddenCostKinds[1].id", "\"set-up\"", "requirements.hiddenCostKinds[1].id", "'set-up' is there before")]
    [InlineData("shortlist.minimumVendors", "6", "shortlist.minimumVendors", "must not exceed maximumVendors, 5")]
    [InlineData("pilot.minimumDays", "91", "pilot.minimumDays", "must not exceed maximumDays, 90")]
    [InlineData("pilot.minimumDays", "90", null, "")]
    [InlineData("pilot.remindDaysBefore", "30", "pilot.remindDaysBefore", "smaller than the first review day, 30")]
    [InlineData("pilot.remindDaysBefore", "29", null, "")]
    [InlineData("pilot.reviewDays", "[30, 42]", "pilot.reviewDays", "a review may stay open for 12 days")]
    [InlineData("pilot.reviewDays", "[30, 43]", null, "")]
    [InlineData("gates.contract.roles", "[\"legal\", \"legal\"]", "gates.contract.roles[1]", "'legal' is there before")]
    [InlineData("requirements.requiredRoles", "[\"project-manager\", \"it\", \"it\"]", "requirements.requiredRoles[2]", "'it' is there before")]
    [InlineData("shortlist.redFlagLimit", "7", "shortlist.redFlagLimit", "can never be exceeded with 7 red flags")]
    [InlineData("shortlist.redFlagLimit", "5", null, "")]
    [InlineData("pilot.reviewDays", "[30, 30]", "pilot.reviewDays", "must rise")]
    [InlineData("pilot.reviewDays", "[30, 91]", "pilot.reviewDays", "must not lie after maximumDays, 90")]
    [InlineData("requirements.repeatableShareFloor", "0.8", "requirements.repeatableShareFloor", "must not exceed repeatableShareFull, 0.7")]
    [InlineData("requirements.requiredRoles", "[\"sponsor\"]", "requirements.requiredRoles", "project-manager")]
    [InlineData("risks[0].raisedBy", "[\"audit-failed\", \"item-waived:teapot\"]", "risks[0].raisedBy[1]", "'teapot' is not there")]
    [InlineData("risks[0].raisedBy", "[\"audit-failed:teapot\"]", "risks[0].raisedBy[0]", "has no subject to choose by")]
    [InlineData("kpis[0].target", "90", "kpis[0].target", "0.9 for 90%")]
    [InlineData("kpis[0].unit", "\"points\"", "kpis[0].unit", "a proportion is written in percent")]
    [InlineData("kpis[1].id", "\"call-connection-rate\"", "kpis[1].id", "is there before")]
    [InlineData("contract.items[1].id", "\"scope\"", "contract.items[1].id", "is there before")]
    [InlineData("contract.items[1].clause", "\"weather\"", "contract.items[1].clause", "'weather' is not there")]
    [InlineData("contract.clauses[1].id", "\"service\"", "contract.clauses[1].id", "is there before")]
    [InlineData("integrationChecks.testCases[1].id", "\"inbound-call\"", "integrationChecks.testCases[1].id", "is there before")]
    [InlineData("integrationChecks.continuityItem", "\"fire-drill\"", "integrationChecks.continuityItem", "'fire-drill' is not there")]
    [InlineData("integrationChecks.continuityItem", null, null, "")]
    [InlineData("training.modules[1].id", "\"product\"", "training.modules[1].id", "is there before")]
    [InlineData("scaleUp.steps[1].id", "\"agents\"", "scaleUp.steps[1].id", "is there before")]
    [InlineData("scaleUp.steps[0].adds", "{ \"hours\": \"24x7\" }", "scaleUp.steps[0].adds.hours", "'24x7' comes last")]
    [InlineData("scaleUp.confirmations[1].id", "\"product-briefings\"", "scaleUp.confirmations[1].id", "is there before")]
    [InlineData("gates.scale-up-stop", null, "gates.scale-up-stop", "scaleUp.stop needs people who decide")]
    [InlineData("gates.scale-up-stop.choices[1].id", "\"again\"", "gates.scale-up-stop.choices", "'repeat-step' is missing")]
    [InlineData("exit.items[4].proof", "\"deletion-certificate\"", "exit.items[4].waivable", "must be false")]
    [InlineData("scaleUp.stop", null, null, "")]
    [InlineData("operations.securityAuditEveryDays", null, null, "")]
    public void What_fits_the_schema_but_contradicts_itself_is_named_with_path_and_remedy(string path, string? value, string? error, string remedy)
    {
        var json = Drafts.Changed(path, value);

        Assert.Empty(Drafts.Schema.Validate(json));
        var errors = Drafts.ErrorsOf(json);
        if (error is null)
        {
            Assert.Empty(errors);
            return;
        }

        var line = Assert.Single(errors, line => line.StartsWith($"mine.json: {error}: ", StringComparison.Ordinal));
        Assert.Contains(remedy, line, StringComparison.Ordinal);
    }
}
