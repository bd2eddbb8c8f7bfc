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
    public IResult UnknownRoute([HttpTrigger(AuthorizationLevel.Function, Route = "api/{*rest}")] HttpRequest request)
    {
        var allowed = RouteCatalog.MethodsOf(request.Path);
        throw allowed.Count > 0
            ? ApiProblems.MethodNotAllowed(request.Method, allowed)
            : ApiProblems.NotFound(new Phrase("problem.not-found.route").With("path", request.Path.ToString()));
    }

    /// <summary>Says of every other address that there is no such page.</summary>
    [Function(nameof(UnknownPage))]
    public IResult UnknownPage([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*rest}")] HttpRequest request)
    {
        var allowed = RouteCatalog.MethodsOf(request.Path);
        throw allowed.Count > 0
            ? ApiProblems.MethodNotAllowed(request.Method, allowed)
            : ApiProblems.NotFound(new Phrase("problem.not-found.address").With("path", request.Path.ToString()));
    }
}
