using System.Text.Json;
using NJsonSchema;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Playbooks;

public sealed class CatalogTests
{
    private const string Schema = """
        {
          "type": "object", "required": ["id", "version"], "additionalProperties": false,
          "properties": {
            "id": { "type": "string" }, "version": { "type": "string" },
            "pilot": { "type": "object", "properties": { "days": { "type": "integer", "minimum": 1, "maximum": 90 } } },
            "rule": { "enum": ["all", "any"] }
          }
        }
        """;

    [Theory]
    [InlineData("""{ "id": "a" }""", "version", "add it")]
    [InlineData("""{ "id": "a", "version": "1", "colour": "red" }""", "colour", "remove it or correct its spelling")]
    [InlineData("""{ "id": "a", "version": "1", "rule": "some" }""", "rule", "must be one of all, any")]
    [InlineData("""{ "id": "a", "version": "1", "pilot": { "days": 120 } }""", "pilot.days", "must be at most 90")]
    [InlineData("""{ "id": 1, "version": "1" }""", "id", "must be a text")]
    public async Task An_error_names_file_path_and_remedy(string json, string path, string remedy)
    {
        var schema = await JsonSchema.FromJsonAsync(Schema);

        var fault = Assert.Throws<InvalidDataException>(() => PlaybookCatalog.Read("mine.json", json, schema));

        Assert.Contains("mine.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_error_is_named_at_once()
    {
        var schema = await JsonSchema.FromJsonAsync(Schema);

        var fault = Assert.Throws<InvalidDataException>(() => PlaybookCatalog.Read("mine.json", """{ "colour": 1 }""", schema));

        Assert.Equal(4, fault.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public async Task Every_playbook_that_ships_fits_the_schema_and_is_found_by_its_id()
    {
        var catalog = await PlaybookCatalog.LoadAsync(Path.Combine(AppContext.BaseDirectory, "templates", "playbooks"));

        Assert.NotEmpty(catalog.All);
        Assert.All(catalog.All, playbook => Assert.Same(playbook, catalog.Find(playbook.Id)));
        Assert.Null(catalog.Find("no-such-playbook"));
    }

    [Fact]
    public void A_copy_from_before_the_hours_for_readings_waits_for_them_all_the_same()
    {
        var copy = JsonSerializer.SerializeToNode(SampleFile.Playbook, RunJson.Options)!.AsObject();

        Assert.True(copy.Remove("readingsDueHours"));
        Assert.Equal(24, copy.Deserialize<Playbook>(RunJson.Options)!.ReadingsDueHours);
    }

    [Fact]
    public async Task Text_that_is_no_JSON_names_the_file()
    {
        var schema = await JsonSchema.FromJsonAsync(Schema);

        Assert.Contains("mine.json", Assert.Throws<InvalidDataException>(() => PlaybookCatalog.Read("mine.json", "{ not", schema)).Message, StringComparison.Ordinal);
    }
}
