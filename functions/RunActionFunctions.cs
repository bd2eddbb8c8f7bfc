using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.RunActions;
using Onboarding.Functions.SignIn;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>What a project manager does to a run beside its stages' work: each has a page that says what will happen, and a form that does it.</summary>
public sealed class RunActionFunctions(RunActionPages pages, RunActionTaking taking)
{
    // A reason of the longest kind, every letter of it percent-encoded, and room for the rest.
    private const int MaximumBytes = 64 * 1024;

    private const string StandingField = "standing";

    /// <summary>What can be done now.</summary>
    [Function(nameof(ShowRunActions))]
    public Task<IResult> ShowRunActions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/actions")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        RequireRun(id);
        return pages.ListAsync(request, id, cancellation);
    }

    /// <summary>The form of an action; the query may fill fields in. Nothing changes.</summary>
    [Function(nameof(ShowRunAction))]
    public async Task<IResult> ShowRunAction(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/actions/{action}")] HttpRequest request,
        string id,
        string action,
        CancellationToken cancellation)
    {
        RequireRun(id, action);
        return await pages.FormAsync(request, await pages.ReadAsync(id, cancellation), action, RunActionFill.Of(action, request.Query), cancellation: cancellation);
    }

    /// <summary>Does what the form asks for, and leads back to the run.</summary>
    [Function(nameof(TakeRunAction))]
    public async Task<IResult> TakeRunAction(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/{id}/actions/{action}")] HttpRequest request,
        string id,
        string action,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        RequireRun(id, action);
        if (!MediaTypes.Is(request, MediaTypes.Form)) throw ApiProblems.UnsupportedMediaType(request, MediaTypes.Form);
        var fields = await FormBody.ReadAsync(request, MaximumBytes, cancellation);
        PageKey.Take(request, fields);
        fields.Remove(StandingField, out var seen);
        var file = await pages.ReadAsync(id, cancellation);
        var sent = new Dictionary<string, StringValues>(fields);
        if (!file.Offers(action) || seen != file.Standing)
            return await RefusedAsync(request, file, action, sent, await pages.MovedOnAsync(file, cancellation), StatusCodes.Status409Conflict, cancellation);
        try
        {
            var order = new RunActionOrder(id, Caller.Of(request).Name, fields, durable);
            if (action == RunActionIds.CorrectReading) return HtmlPage.SeeOther(request, await taking.KeepCorrectionAsync(order, cancellation));
            await taking.TakeAsync(action, order, cancellation);
            return HtmlPage.SeeOther(request, $"/runs/{id}", PageNotice.Done(action));
        }
        catch (InvalidInputException invalid)
        {
            return await pages.FormAsync(request, file, action, RunActionFill.Of(action, sent, invalid.Errors), status: StatusCodes.Status400BadRequest, cancellation: cancellation);
        }
        catch (WrongStageException wrong)
        {
            return await RefusedAsync(request, await pages.ReadAsync(id, cancellation), action, sent, wrong.Reason, StatusCodes.Status409Conflict, cancellation);
        }
        catch (TooOftenException often)
        {
            return await RefusedAsync(request, file, action, sent, often.Reason, StatusCodes.Status429TooManyRequests, cancellation);
        }
    }

    private Task<IResult> RefusedAsync(
        HttpRequest request, RunActionFile file, string action, Dictionary<string, StringValues> sent, Phrase reason, int status, CancellationToken cancellation) =>
        pages.FormAsync(request, file, action, RunActionFill.Of(action, sent), reason, status, cancellation);

    private static void RequireRun(string id, string? action = null)
    {
        if (!RunIds.IsWellFormed(id)) throw new RunNotFoundException(id);
        if (action is not null && !RunActionIds.All.Contains(action))
            throw ApiProblems.NotFound(new Phrase("run-action.unknown").With("action", action).With("known", string.Join(", ", RunActionIds.All)));
    }
}
