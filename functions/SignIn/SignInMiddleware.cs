using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.SignIn;

/// <summary>
/// Finds out who makes a request, for <see cref="Caller.Of"/> and the audit. Nobody: a browser is sent to the sign-in, a program is told so.
/// </summary>
internal sealed class SignInMiddleware(SignInSettings settings) : IFunctionsWorkerMiddleware
{
    private const string LoginPage = "/.auth/login/aad?post_login_redirect_uri=";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http || PublicRoutes.Include(http.Request))
        {
            await next(context);
            return;
        }

        if (CallerOf(http.Request, context.FunctionDefinition.Name) is not { } caller)
        {
            SendToSignIn(http);
            return;
        }

        http.Items[typeof(Caller)] = caller;
        // What one is answered is nobody else's; with an ETag it need not be sent twice all the same.
        http.Response.Headers.CacheControl = "private, no-cache";
        using (CurrentAuthor.Is(new AuditAuthor(caller.Name, caller.Email))) await next(context);
    }

    // A person goes before the key of the program with which they call.
    private Caller? CallerOf(HttpRequest request, string function) =>
        settings.Local
        ?? AppServicePrincipal.Read(request.Headers[AppServicePrincipal.Header])
        ?? (settings.HostChecksKeys && RouteCatalog.NeedsKey(function) ? Caller.Key : null);

    private static void SendToSignIn(HttpContext http)
    {
        if (!PageRoutes.IsPage(http.Request)) throw ApiProblems.SignInNeeded();
        PageHeaders.Set(http.Request);
        http.Response.Redirect(LoginPage + Uri.EscapeDataString(WayBack(http.Request)));
    }

    // After the sign-in the browser asks for a page, so back to what it sent a form from is no way. One slash only: two would be another site.
    private static string WayBack(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        ? "/" + $"{request.PathBase}{request.Path}".TrimStart('/', '\\') + request.QueryString
        : "/";
}
