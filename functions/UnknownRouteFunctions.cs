using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions;

/// <summary>What the API and the pages have no route for, and known routes with a method that they do not take.</summary>
public sealed class UnknownRouteFunctions
{
    /// <summary>Says so as a problem.</summary>
    [Function(nameof(UnknownRoute))]
    public IResult UnknownRoute([HttpTrigger(AuthorizationLevel.Function, Route = "api/{*rest}")] HttpRequest request) => throw Refusal(request, "route");

    /// <summary>Says of every other address that there is no such page.</summary>
    [Function(nameof(UnknownPage))]
    public IResult UnknownPage([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*rest}")] HttpRequest request) => throw Refusal(request, "address");

    private static ApiProblemException Refusal(HttpRequest request, string what) => RouteCatalog.MethodsOf(request.Path) is { Count: > 0 } allowed
        ? ApiProblems.MethodNotAllowed(request.Method, allowed)
        : ApiProblems.NotFound(new Phrase($"problem.not-found.{what}").With("path", request.Path.ToString()));
}
