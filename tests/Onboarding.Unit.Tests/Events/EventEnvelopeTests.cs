using System.Text.Json.Nodes;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Events;

public sealed class EventEnvelopeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly EventEnvelope Envelope = new(TemplateFolders.Phrases, new Uri("https://onboarding.example"));

    private static readonly AuditEntry Entered = AuditChain.Append(
        AuditEntry.BySystem("stage.entered", new Phrase("audit.stage.entered").With("stage", PhraseValue.Word("stage.pilot"))), 41, Noon, StageIds.Pilot, "before");

    [Fact]
    public void An_event_is_a_CloudEvent_in_structured_mode()
    {
        var message = Envelope.Of(SampleGate.Run, Entered, StageIds.Training);
        var body = JsonNode.Parse(message.Body)!;

        Assert.StartsWith("application/cloudevents+json", message.ContentType, StringComparison.Ordinal);
        Assert.Equal("1.0", body["specversion"]!.ToString());
        Assert.Equal($"{SampleGate.Run.Id}/41", body["id"]!.ToString());
        Assert.Equal(message.Id, body["id"]!.ToString());
        Assert.Equal("onboarding.stage.entered", body["type"]!.ToString());
        Assert.Equal($"https://onboarding.example/api/v1/onboardings/{SampleGate.Run.Id}", body["source"]!.ToString());
        Assert.Equal(Noon, body["time"]!.GetValue<DateTimeOffset>());
        Assert.Equal("application/json", body["datacontenttype"]!.ToString());
    }

    [Fact]
    public void It_carries_the_audit_entry_for_programs_and_for_people_of_both_languages()
    {
        var data = JsonNode.Parse(Envelope.Of(SampleGate.Run, Entered, StageIds.Training).Body)!["data"]!;

        Assert.Equal(("41", "stage.entered", "pilot"), (data["sequence"]!.ToString(), data["kind"]!.ToString(), data["stage"]!.ToString()));
        Assert.Equal(("training", "system", Entered.Hash), (data["leftStage"]!.ToString(), data["actor"]!.ToString(), data["hash"]!.ToString()));
        Assert.Equal("audit.stage.entered", data["what"]!["key"]!.ToString());
        Assert.Equal("“Pilot” began", data["text"]!["en"]!.ToString());
        Assert.Contains("“试点”", data["text"]!["zh-CN"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_entry_makes_the_same_event() =>
        Assert.Equal(Envelope.Of(SampleGate.Run, Entered, StageIds.Training), Envelope.Of(SampleGate.Run, Entered, StageIds.Training));

    [Theory]
    [InlineData(null)]
    [InlineData(StageIds.Pilot)]
    public void At_the_start_no_stage_was_left(string? before) =>
        Assert.Null(JsonNode.Parse(Envelope.Of(SampleGate.Run, Entered, before).Body)!["data"]!["leftStage"]);
}
