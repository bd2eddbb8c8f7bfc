using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>HTTP triggers on Kestrel.</summary>
internal sealed class HttpFunctions(FunctionPipeline pipeline, AccessKeys keys, ILogger logger)
{
    public void Map(IEndpointRouteBuilder routes, IReadOnlyList<AppFunction> functions, string prefix)
    {
        foreach (var function in functions)
        {
            if (TriggerOf(function.Method) is not { } trigger) continue;
            var route = $"{prefix.Trim('/')}/{(trigger.Route ?? function.Name).Trim('/')}".TrimStart('/');
            var handler = Handler(function, trigger);
            var endpoint = trigger.Methods is { } methods
                ? routes.MapMethods(route, methods.Select(method => method.ToUpperInvariant()), handler)
                : routes.Map(route, handler);
            endpoint.WithDisplayName(function.Name);
        }
    }

    private static HttpTriggerAttribute? TriggerOf(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null);

    private RequestDelegate Handler(AppFunction function, HttpTriggerAttribute trigger) => async http =>
    {
        if (!keys.Allow(http, trigger.AuthLevel))
        {
            await Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "A key is needed.",
                detail: "Send it in the header x-functions-key.").ExecuteAsync(http);
            return;
        }

        var run = new FunctionRun(function, http.RequestServices, http.RequestAborted);
        var result = new HttpResult();
        using var span = FunctionSpans.Start(run);
        run.Items[FunctionContextExtensions.HttpContextKey] = http;
        run.Items[typeof(InvocationResult)] = result;
        try
        {
            await pipeline.RunAsync(run, async _ => result.Value = await InvokeAsync(function, run, http));
            // As on Azure, after all middleware, which may have put something else in the result's place or answered by itself.
            await AnswerAsync(http, result.Value);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception failure)
        {
            span?.SetStatus(System.Diagnostics.ActivityStatusCode.Error).SetTag("error.type", failure.GetType().FullName);
            HostLogs.FunctionFailed(logger, failure, function.Name, run.InvocationId);
            if (http.Response.HasStarted) return;
            await Results.Problem(statusCode: StatusCodes.Status500InternalServerError, title: "Something went wrong.",
                detail: $"The log has more under {run.InvocationId}.").ExecuteAsync(http);
        }
    };

    private static async Task<object?> InvokeAsync(AppFunction function, FunctionRun run, HttpContext http)
    {
        var arguments = new object?[function.Method.GetParameters().Length];
        foreach (var parameter in function.Method.GetParameters())
            arguments[parameter.Position] = await Arguments.BindAsync(parameter, run, http);
        return await Invocation.CallAsync(function, run.InstanceServices, arguments);
    }

    private static Task AnswerAsync(HttpContext http, object? result) => result switch
    {
        null => Task.CompletedTask,
        IResult answer => answer.ExecuteAsync(http),
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        string text => http.Response.WriteAsync(text),
        _ => http.Response.WriteAsJsonAsync(result, result.GetType()),
    };
}
