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

    private static readonly Dictionary<string, AuthorizationLevel> Levels =
        typeof(RouteCatalog).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => (Name: NameOf(method), Trigger: method.GetParameters()
                .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null)))
            .Where(function => function is { Name: not null, Trigger: not null })
            .ToDictionary(function => function.Name!, function => function.Trigger!.AuthLevel, StringComparer.OrdinalIgnoreCase);

    private static string? NameOf(MethodInfo method) =>
        method.GetCustomAttributesData().FirstOrDefault(one => one.AttributeType == typeof(FunctionAttribute))?.ConstructorArguments[0].Value as string;

    /// <summary>Whether the host asks for a key before it runs a function.</summary>
    public static bool NeedsKey(string function) => Levels.TryGetValue(function, out var level) && level != AuthorizationLevel.Anonymous;

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
