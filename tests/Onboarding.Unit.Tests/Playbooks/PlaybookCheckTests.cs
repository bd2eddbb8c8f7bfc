using System.Text.Json.Nodes;
using NJsonSchema;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Playbooks;

public sealed class PlaybookCheckTests
{
    [Fact]
    public void Every_playbook_that_ships_is_free_of_contradictions() => Assert.Empty(PlaybookCheck.Of(SampleFile.Playbook));

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
    [InlineData("gates.pilot-review.quorum", null, "gates.pilot-review.quorum", "the rule quorum needs it")]
    [InlineData("gates.contract.quorum", "2", "gates.contract.quorum", "means nothing without the rule quorum")]
    [InlineData("gates.contract.expireAfterBusinessDays", "4", "gates.contract.dueBusinessDays", "must not exceed expireAfterBusinessDays, 4")]
    [InlineData("gates.contract.remindAfterBusinessDays", "[4, 2]", "gates.contract.remindAfterBusinessDays", "must rise")]
    [InlineData("gates.contract.remindAfterBusinessDays", "[2, 10]", "gates.contract.remindAfterBusinessDays", "must lie before expireAfterBusinessDays, 10")]
    [InlineData("shortlist.criteria[0].weight", "13", "shortlist.criteria", "they add up to 101")]
    [InlineData("shortlist.criteria[1].id", "\"experience\"", "shortlist.criteria[1].id", "'experience' is there before")]
    [InlineData("shortlist.redFlags[1].id", "\"promises-without-questions\"", "shortlist.redFlags[1].id", "is there before")]
    [InlineData("shortlist.questions[1].id", "\"clients\"", "shortlist.questions[1].id", "'clients' is there before")]
    [InlineData("shortlist.questions[3].vagueRaises", "\"no-flag\"", "shortlist.questions[3].vagueRaises", "'no-flag' is no red flag")]
    [InlineData("shortlist.emphasis", "[\"charm\"]", "shortlist.emphasis[0]", "'charm' is no criterion")]
    [InlineData("requirements.maximumBufferShare", "0.05", "requirements.minimumBufferShare", "must not exceed maximumBufferShare, 0.05")]
    [InlineData("requirements.hiddenCostKinds[1].id", "\"set-up\"", "requirements.hiddenCostKinds[1].id", "'set-up' is there before")]
    [InlineData("shortlist.minimumVendors", "6", "shortlist.minimumVendors", "must not exceed maximumVendors, 5")]
    [InlineData("pilot.minimumDays", "91", "pilot.minimumDays", "must not exceed maximumDays, 90")]
    [InlineData("pilot.minimumDays", "90", null, "")]
    [InlineData("pilot.reviewDays", "[30, 30]", "pilot.reviewDays", "must rise")]
    [InlineData("pilot.reviewDays", "[30, 91]", "pilot.reviewDays", "must not lie after maximumDays, 90")]
    [InlineData("requirements.repeatableShareFloor", "0.8", "requirements.repeatableShareFloor", "must not exceed repeatableShareFull, 0.7")]
    [InlineData("requirements.requiredRoles", "[\"sponsor\"]", "requirements.requiredRoles", "project-manager")]
    [InlineData("kpis[0].target", "90", "kpis[0].target", "0.9 for 90%")]
    [InlineData("kpis[0].unit", "\"points\"", "kpis[0].unit", "a proportion is written in percent")]
    [InlineData("kpis[1].id", "\"call-connection-rate\"", "kpis[1].id", "is there before")]
    [InlineData("contract.items[1].id", "\"scope\"", "contract.items[1].id", "is there before")]
    [InlineData("training.modules[1].id", "\"product\"", "training.modules[1].id", "is there before")]
    [InlineData("scaleUp.steps[1].id", "\"agents\"", "scaleUp.steps[1].id", "is there before")]
    public async Task What_fits_the_schema_but_contradicts_itself_is_named_with_path_and_remedy(string path, string? value, string? error, string remedy)
    {
        var json = Changed(path, value);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "templates", "playbooks", PlaybookCatalog.SchemaFile));

        Assert.Empty(schema.Validate(json));
        if (error is null)
        {
            Assert.NotNull(PlaybookCatalog.Read("mine.json", json, schema));
            return;
        }

        var fault = Assert.Throws<InvalidDataException>(() => PlaybookCatalog.Read("mine.json", json, schema));
        Assert.StartsWith("mine.json", fault.Message, StringComparison.Ordinal);
        var line = Assert.Single(fault.Message.Split(Environment.NewLine), line => line.StartsWith($"  {error}: ", StringComparison.Ordinal));
        Assert.Contains(remedy, line, StringComparison.Ordinal);
    }

    private static string Changed(string path, string? value)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "templates", "playbooks", "customer-service-bpo.json")))!;
        var steps = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        var place = steps[..^1].Aggregate(file, (node, step) => node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        if (value is null) place.AsObject().Remove(steps[^1]);
        else place[steps[^1]] = JsonNode.Parse(value);
        return file.ToJsonString();
    }
}
