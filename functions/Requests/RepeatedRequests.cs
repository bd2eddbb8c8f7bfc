using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Storage.Requests;

namespace Onboarding.Functions.Requests;

/// <summary>
/// <c>Idempotency-Key</c> with every POST about a run: the same request again is answered as the first time, another one under the same
/// key is refused. The key is stored in the transaction of what the request changes, so repeats at the same time have one effect. What
/// was refused left nothing behind and is judged anew. A start has no run yet: its key is the run's id (<c>StartRun</c>).
/// </summary>
internal sealed class RepeatedRequests(KeptAnswers answers) : IFunctionsWorkerMiddleware
{
    private const string RunPath = "api/v1/onboardings/{id}";
    private const string ReplayedHeader = "Idempotency-Replayed";

    // Longer than any answer takes; then the first one died on its way and this one does the rest of its work.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http
            || !HttpMethods.IsPost(http.Request.Method)
            || RouteCatalog.Find(context.FunctionDefinition.Name)?.Path.StartsWith(RunPath, StringComparison.Ordinal) is not true
            || http.Request.RouteValues["id"] is not string runId
            || IdempotencyKey.Of(http.Request) is not { } key)
        {
            await next(context);
            return;
        }

        var repeat = await KeyAsync(http.Request, key, http.RequestAborted);
        var known = await answers.FindAsync(runId, repeat, http.RequestAborted);
        if (known is null)
        {
            try
            {
                await FirstAsync(context, next, http, runId, repeat);
                return;
            }
            catch (RepeatedRequestException other)
            {
                known = other.Answer;
            }
        }

        RequireSame(known, repeat);
        if (await AnswerOfAsync(runId, repeat, known, http.RequestAborted) is { } answer) Repeat(context, http, answer);
        else await AnswerAsync(context, next, http, runId, repeat);
    }

    private async Task FirstAsync(FunctionContext context, FunctionExecutionDelegate next, HttpContext http, string runId, RepeatKey repeat)
    {
        using var asked = new RequestedChange(runId) { Repeat = repeat }.Begin();
        try
        {
            await AnswerAsync(context, next, http, runId, repeat);
        }
        catch (Exception refused) when (asked.IsStored && ProblemMap.Of(refused) is { Status: < StatusCodes.Status500InternalServerError })
        {
            await answers.RemoveAsync(runId, repeat, CancellationToken.None);
            throw;
        }
    }

    private async Task AnswerAsync(FunctionContext context, FunctionExecutionDelegate next, HttpContext http, string runId, RepeatKey repeat)
    {
        await next(context);
        if (context.GetInvocationResult().Value is not IValueHttpResult { Value: { } view } answer) return;
        var kept = new KeptAnswer(repeat.Fingerprint)
        {
            Status = (answer as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK,
            Body = JsonSerializer.Serialize(view, view.GetType(), RunJson.Options),
            Location = http.Response.Headers.Location.ToString() is { Length: > 0 } location ? location : null,
        };
        // Whether or not the caller still waits: it has happened.
        await answers.KeepAsync(runId, repeat, kept, CancellationToken.None);
    }

    private static void Repeat(FunctionContext context, HttpContext http, KeptAnswer answer)
    {
        if (answer.Location is { } location) http.Response.Headers.Location = location;
        http.Response.Headers[ReplayedHeader] = "true";
        context.GetInvocationResult().Value = Results.Text(answer.Body, MediaTypes.Json, Encoding.UTF8, answer.Status);
    }

    // The answer of the request before; null when it never comes.
    private async Task<KeptAnswer?> AnswerOfAsync(string runId, RepeatKey repeat, KeptAnswer known, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (known.Status is null)
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience) return null;
            await Task.Delay(Pause, TimeProvider.System, cancellation);
            if (await answers.FindAsync(runId, repeat, cancellation) is not { } now) return null;
            known = now;
        }

        return known;
    }

    private static void RequireSame(KeptAnswer known, RepeatKey repeat)
    {
        if (known.Fingerprint != repeat.Fingerprint)
            throw new ApiProblemException(new ApiProblem(StatusCodes.Status422UnprocessableEntity, "idempotency-conflict", new Phrase("problem.idempotency-conflict.request")));
    }

    private static async Task<RepeatKey> KeyAsync(HttpRequest request, string key, CancellationToken cancellation)
    {
        // What is large waits in a file until the function reads it; how much a function takes it says by itself.
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}\n{request.QueryString}\n"));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0) hash.AppendData(buffer.AsSpan(0, read));
        request.Body.Position = 0;
        return new RepeatKey(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
