using System.Globalization;
using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Storage.Requests;

namespace Onboarding.Functions.Requests;

/// <summary>The answer to who replaces what they have not seen: who changed it, when and how, and which version it has now.</summary>
internal static class ChangedMeanwhile
{
    private const string Kind = "changed-meanwhile";
    private const string System = "system";
    private const string Minute = "yyyy-MM-dd HH:mm 'UTC'";

    public static ApiProblem Of(StaleRowException stale) => new(StatusCodes.Status412PreconditionFailed, Kind, DetailOf(stale))
    {
        Members = stale.Change is { } change
            ? new Dictionary<string, object>
            {
                ["changedBy"] = new Phrase("value.text").With("text", NameOf(change)),
                ["changedAt"] = change.At,
                ["change"] = change.What,
                ["sequence"] = change.Sequence,
            }
            : new Dictionary<string, object>(),
        Headers = stale.Version is { } version ? new Dictionary<string, string> { ["ETag"] = EntityTags.Of(version) } : new Dictionary<string, string>(),
    };

    private static Phrase DetailOf(StaleRowException stale) => stale switch
    {
        { Version: null } => new Phrase($"problem.{Kind}.missing"),
        { Change: { } change } => new Phrase($"problem.{Kind}.detail").With("by", NameOf(change)).With("at", change.At.UtcDateTime.ToString(Minute, CultureInfo.InvariantCulture)),
        _ => new Phrase($"problem.{Kind}.unknown"),
    };

    // Who was signed in says more than the part in which they did it.
    private static PhraseValue NameOf(AuditEntry change) => change switch
    {
        { By: { } author } => author.Name,
        { Actor: System } => PhraseValue.Word("actor.system"),
        { Actor: var actor } when Roles.All.Contains(actor) => PhraseValue.Word($"role.{actor}"),
        { Actor: var actor } => actor,
    };
}
