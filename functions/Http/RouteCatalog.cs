using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace Onboarding.Functions.Http;

/// <summary>The app's own routes, for saying which methods a path takes.</summary>
internal static class RouteCatalog
{
    private static readonly IReadOnlyList<(TemplateMatcher Path, string[] Methods)> Routes =
    [
        .. typeof(RouteCatalog).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .Where(trigger => trigger is { Route: not null, Methods: not null })
            .Select(trigger => (new TemplateMatcher(TemplateParser.Parse(trigger!.Route!), []), trigger.Methods!)),
    ];

    /// <summary>Methods that a path takes; empty when there is no such path.</summary>
    public static IReadOnlyList<string> MethodsOf(PathString path) =>
    [
        .. Routes.Where(route => route.Path.TryMatch(path, []))
            .SelectMany(route => route.Methods)
            .Select(method => method.ToUpperInvariant())
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
