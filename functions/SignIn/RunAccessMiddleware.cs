using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.SignIn;

/// <summary>Asks <see cref="RunAccess"/> before every function that needs somebody signed in; the run is the route's <c>id</c>.</summary>
internal sealed class RunAccessMiddleware(RunStore store) : IFunctionsWorkerMiddleware
{
    private static readonly PathString Playbooks = new("/api/v1/playbooks");
    private static readonly PathString NewRun = new("/runs/new");

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && !PublicRoutes.Include(http.Request)) await RequireAccessAsync(http);
        await next(context);
    }

    private async Task RequireAccessAsync(HttpContext http)
    {
        var (caller, runId) = (Caller.Of(http.Request), RunIdOf(http.Request));
        var members = runId is null || caller.SeesEveryRun || caller.Role == CallerRole.None ? null : await MembersOfAsync(runId, http.RequestAborted);
        var needed = RunAccess.Of(caller, Changes(http.Request), members) switch
        {
            Access.Granted => (CallerRole?)null,
            Access.NeedsViewer => CallerRole.Viewer,
            Access.NeedsManager => CallerRole.Manager,
            _ => throw new RunNotFoundException(runId!),
        };
        if (needed is { } role) throw ApiProblems.RoleNeeded(role, caller.Role);
    }

    // The page with an empty form changes nothing yet, but leads to nothing else.
    private static bool Changes(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || request.Path.StartsWithSegments(NewRun);

    private static string? RunIdOf(HttpRequest request) =>
        request.RouteValues["id"] is string id && !request.Path.StartsWithSegments(Playbooks) ? id : null;

    private async Task<RunMembers> MembersOfAsync(string runId, CancellationToken cancellation)
    {
        if (!RunIds.IsWellFormed(runId)) throw new RunNotFoundException(runId);
        var head = store.GetAsync(runId, cancellation);
        var (request, listed) = (store.FindAsync<OnboardingRequest>(runId, RowKeys.Request, cancellation), store.ListedForAsync(runId, cancellation));
        var run = await head;
        return new RunMembers([.. (await request)?.People.Select(person => person.Email.Trim()) ?? []], run.StartedBy) { ListedFor = await listed };
    }
}
