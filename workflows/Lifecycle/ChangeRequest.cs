using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Takes a changed request, as long as nobody decides on it or has decided: the answer to "changes requested" at the requirements gate.</summary>
public sealed class ChangeRequest(RunStore store, TimeProvider time)
{
    /// <summary>Stores the request and what the head shows of it; the same request again changes nothing.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="request">A request whose fields were checked.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="WrongStageException">The requirements are not being prepared.</exception>
    /// <exception cref="InvalidInputException">The request does not fit the run's playbook, or names another one.</exception>
    public async Task<OnboardingRequest> PutAsync(string runId, OnboardingRequest request, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, StageIds.Requirements);
            var file = await RunFile.ReadAsync(store, run, cancellation);
            var playbook = request.Playbook == file.Playbook.Id ? file.Playbook : null;
            var today = time.Today();
            InvalidInputException.ThrowIfAny(RequestCheck.Of(request, playbook, [file.Playbook.Id], today));
            var changed = ChangedParts(file.Request, request);
            if (changed.Count == 0) return null;
            var hasFirst = await store.FindAsync<OnboardingRequest>(run.Id, RowKeys.FirstRequest, cancellation) is not null;
            return Change(file, request, changed, hasFirst);
        }, cancellation);
        return request;
    }

    private static RunChange Change(RunFile file, OnboardingRequest request, IReadOnlyList<string> changed, bool hasFirst)
    {
        var put = new Dictionary<string, object> { [RowKeys.Request] = request };
        // What the run was started with stays known: a repeat of the start is told by it.
        if (!hasFirst) put[RowKeys.FirstRequest] = file.Request;
        return new RunChange(file.Run with { Company = request.Company, Title = request.Title, Language = request.Language })
        {
            Put = put,
            Audit = [AuditEntry.ByProjectManager("request.changed", new Phrase("audit.request.changed").With("parts", string.Join(", ", changed)))],
        };
    }

    /// <summary>Members that differ, as the API names them.</summary>
    internal static IReadOnlyList<string> ChangedParts(OnboardingRequest before, OnboardingRequest after)
    {
        var (former, now) = (PartsOf(before), PartsOf(after));
        return [.. now.Where(part => !JsonNode.DeepEquals(part.Value, former[part.Key])).Select(part => part.Key)];
    }

    private static JsonObject PartsOf(OnboardingRequest request) => JsonSerializer.SerializeToNode(request, RunJson.Options)!.AsObject();
}
