using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace Onboarding.Functions.Http;

/// <summary>A route of the app.</summary>
/// <param name="Name">Name of its function.</param>
/// <param name="Path">Its template, for example <c>api/v1/onboardings/{id}</c>.</param>
/// <param name="Methods">Methods in lower case.</param>
/// <param name="Function">Its method.</param>
/// <param name="Trigger">Its trigger.</param>
internal sealed record AppRoute(string Name, string Path, IReadOnlyList<string> Methods, MethodInfo Function, HttpTriggerAttribute Trigger);

/// <summary>The app's own routes, for saying which methods a path takes and what the API consists of.</summary>
internal static class RouteCatalog
{
    /// <summary>Every route that takes named methods.</summary>
    public static IReadOnlyList<AppRoute> All { get; } =
    [
        .. from type in typeof(RouteCatalog).Assembly.GetExportedTypes()
           from method in type.GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger is { Route: not null, Methods: not null }
           select new AppRoute(function.Name, trigger.Route!.Trim('/'), trigger.Methods!, method, trigger),
    ];

    private static readonly IReadOnlyList<(TemplateMatcher Path, IReadOnlyList<string> Methods)> Matchers =
        [.. All.Select(route => (new TemplateMatcher(TemplateParser.Parse(route.Path), []), route.Methods))];

    private static readonly Dictionary<string, AppRoute> ByName = All.ToDictionary(route => route.Name, StringComparer.Ordinal);

    /// <summary>The route of a function; null when it has none.</summary>
    public static AppRoute? Find(string function) => ByName.GetValueOrDefault(function);

    /// <summary>Whether the host asks for a key before it runs a function; also before it says that there is no such route.</summary>
    public static bool NeedsKey(string function) =>
        function == nameof(UnknownRouteFunctions.UnknownRoute) || (ByName.TryGetValue(function, out var route) && route.Trigger.AuthLevel != AuthorizationLevel.Anonymous);

    /// <summary>Methods that a path takes; empty when there is no such path.</summary>
    public static IReadOnlyList<string> MethodsOf(PathString path) =>
    [
        .. Matchers.Where(route => route.Path.TryMatch(path, []))
            .SelectMany(route => route.Methods)
            .Select(method => method.ToUpperInvariant())
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
