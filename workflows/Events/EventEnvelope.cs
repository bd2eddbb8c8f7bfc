using System.Text;
using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Events;

/// <summary>Puts an audit entry into a CloudEvent.</summary>
/// <param name="phrases">Its sentence in each language.</param>
/// <param name="baseUrl">Address of this app, setting <c>Onboarding:BaseUrl</c>; start of the event's source.</param>
public sealed class EventEnvelope(Phrasebook phrases, Uri baseUrl)
{
    private static readonly JsonEventFormatter Formatter = new(RunJson.Options, new JsonDocumentOptions());

    /// <summary>The event of an entry. The same entry gives the same id, type, source and time.</summary>
    /// <param name="run">The run as it stands.</param>
    /// <param name="entry">An entry of a kind of <see cref="EventKinds"/>.</param>
    /// <param name="stageBefore">Stage of the entry before; null for the first.</param>
    public EventMessage Of(Run run, AuditEntry entry, string? stageBefore)
    {
        var cloudEvent = new CloudEvent(CloudEventsSpecVersion.V1_0)
        {
            Id = EventMessage.IdOf(run.Id, entry.Sequence),
            Type = EventKinds.TypeOf(entry.Kind),
            Source = new Uri(baseUrl, $"/api/v1/onboardings/{run.Id}"),
            Subject = entry.Stage,
            Time = entry.At,
            DataContentType = "application/json",
            Data = DataOf(run, entry, stageBefore),
        };
        var body = Formatter.EncodeStructuredModeMessage(cloudEvent, out var contentType);
        return new EventMessage(cloudEvent.Id, contentType.ToString(), Encoding.UTF8.GetString(body.Span));
    }

    private EventData DataOf(Run run, AuditEntry entry, string? stageBefore) => new()
    {
        RunId = run.Id,
        Company = run.Company,
        Title = run.Title,
        Sequence = entry.Sequence,
        Kind = entry.Kind,
        Stage = entry.Stage,
        LeftStage = entry.Kind == EnterStage.Entered && stageBefore != entry.Stage ? stageBefore : null,
        Actor = entry.Actor,
        What = entry.What,
        Text = Languages.All.ToDictionary(language => language, language => phrases.Render(entry.What, language)),
        Hash = entry.Hash,
    };
}
