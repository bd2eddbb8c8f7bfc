namespace Onboarding.Unit.Tests.Playbooks;

/// <summary>Every kind of error that the schema can find in a playbook is said with file, path, remedy and line.</summary>
public sealed class SchemaErrorsTests
{
    [Theory]
    [InlineData("version", null, "version", "is missing; add it")]
    [InlineData("kpis[0].name.zh-CN", null, "kpis[0].name.zh-CN", "is missing; add it")]
    [InlineData("gates.contract.roles", null, "gates.contract.roles", "is missing; add it")]
    [InlineData("gates.exit", null, "gates.exit", "is missing; add it")]
    [InlineData("contract.items[2].ownerRole", null, "contract.items[2].ownerRole", "is missing; add it")]
    [InlineData("colour", "\"red\"", "colour", "is not known here; remove it, or use one of: $schema")]
    [InlineData("pilot.minimumDay", "60", "pilot.minimumDay", "did you mean minimumDays?")]
    [InlineData("kpis[3].Critical", "true", "kpis[3].Critical", "did you mean critical?")]
    [InlineData("extend", "\"call-centre\"", "extend", "did you mean extends?")]
    [InlineData("gates.pilot-reviews", "{}", "gates.pilot-reviews", "did you mean pilot-review?")]
    [InlineData("gates.contract.rule", "\"some\"", "gates.contract.rule", "must be one of: all, any, quorum")]
    [InlineData("contract.items[0].ownerRole", "\"boss\"", "contract.items[0].ownerRole", "must be one of: project-manager")]
    [InlineData("gates.contract.roles", "[\"boss\"]", "gates.contract.roles[0]", "must be one of: project-manager")]
    [InlineData("id", "\"Mine!\"", "id", "lower-case letters")]
    [InlineData("training.modules[0].id", "\"\"", "training.modules[0].id", "lower-case letters")]
    [InlineData("version", "\"1.0\"", "version", "three numbers with dots")]
    [InlineData("pilot.maximumDays", "0", "pilot.maximumDays", "must be at least 1")]
    [InlineData("pilot.maximumDays", "366", "pilot.maximumDays", "must be at most 365")]
    [InlineData("requirements.repeatableShareFull", "1.5", "requirements.repeatableShareFull", "must be at most 1")]
    [InlineData("pilot.reviewDays", "[]", "pilot.reviewDays", "at least 1 of these")]
    [InlineData("gates.contract.choices", "[]", "gates.contract.choices", "at least 2 of these")]
    [InlineData("name.en", "\"\"", "name.en", "must not be empty")]
    [InlineData("name.en", "1", "name.en", "must be a text")]
    [InlineData("name", "\"Mine\"", "name", "must be an object")]
    [InlineData("name", "null", "name", "must be an object")]
    [InlineData("kpis", "{}", "kpis", "must be a list")]
    [InlineData("kpis[1]", "\"csat\"", "kpis[1]", "must be an object")]
    [InlineData("kpis[3].critical", "\"yes\"", "kpis[3].critical", "must be true or false")]
    [InlineData("kpis[0].target", "\"90%\"", "kpis[0].target", "must be a number")]
    [InlineData("kpis[0].minimumSample", "\"400\"", "kpis[0].minimumSample", "must be a whole number")]
    [InlineData("kpis[0].minimumSample", "400.5", "kpis[0].minimumSample", "must be a whole number")]
    [InlineData("pilot.reviewDays[1]", "\"60\"", "pilot.reviewDays[1]", "must be a whole number")]
    [InlineData("kpis[0].minimumSample", "99999999999", "kpis[0].minimumSample", "cannot be read")]
    public void A_value_that_breaks_the_schema_is_named_with_path_remedy_and_line(string path, string? value, string error, string remedy)
    {
        var errors = Drafts.ErrorsOf(Drafts.Changed(path, value));

        var line = Assert.Single(errors);
        Assert.StartsWith($"mine.json: {error}: ", line, StringComparison.Ordinal);
        Assert.Contains(remedy, line, StringComparison.Ordinal);
        Assert.Matches(@"\(line [1-9]\d*\)$", line);
    }

    [Fact]
    public void Every_error_is_named_at_once()
    {
        var errors = Drafts.ErrorsOf("""{ "colour": 1, "id": "mine", "version": 1 }""");

        Assert.Contains(errors, error => error.StartsWith("mine.json: colour: ", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("mine.json: version: ", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("mine.json: pilot: is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void The_line_is_that_of_the_value()
    {
        var text = Drafts.Changed("pilot.maximumDays", "366");
        var expected = text.Split('\n').Index().First(line => line.Item.Contains("\"maximumDays\": 366", StringComparison.Ordinal)).Index + 1;

        Assert.EndsWith($"(line {expected})", Assert.Single(Drafts.ErrorsOf(text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ not", "is no valid JSON")]
    [InlineData("[]", "must be one JSON object")]
    [InlineData("""{ "id": "a", "id": "b" }""", "is no valid JSON")]
    public void Text_that_is_no_JSON_object_names_the_file(string text, string remedy)
    {
        var error = Assert.Single(Drafts.ErrorsOf(text));

        Assert.StartsWith("mine.json: " + remedy, error, StringComparison.Ordinal);
    }
}
