using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions;

/// <summary>What the API has no route for, and known routes with a method that they do not take.</summary>
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
}
