using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>Finds what the app consists of: functions and durable tasks in its own assemblies.</summary>
internal static class AppFunctions
{
    public static IReadOnlyList<Assembly> Assemblies(Assembly app)
    {
        var own = app.GetReferencedAssemblies()
            .Where(name => File.Exists(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll")))
            .Select(Assembly.Load)
            .Where(assembly => assembly != typeof(AppFunctions).Assembly
                && assembly.GetReferencedAssemblies().Any(name => name.Name == typeof(TaskName).Assembly.GetName().Name));
        return [app, .. own];
    }

    /// <exception cref="InvalidOperationException">Two functions have the same name.</exception>
    public static IReadOnlyList<AppFunction> Find(IEnumerable<Assembly> assemblies)
    {
        var functions = assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Function: method.GetCustomAttribute<FunctionAttribute>()))
            .Where(found => found.Function is not null)
            .Select(found => new AppFunction(found.Function!.Name, found.Method))
            .ToList();
        var twice = functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? functions
            : throw new InvalidOperationException($"Two functions are named '{twice.Key}': {string.Join(" and ", twice.Select(one => $"{one.Class.Name}.{one.Method.Name}"))}.");
    }

    public static void Register(DurableTaskRegistry registry, IEnumerable<Assembly> assemblies)
    {
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            if (type.IsAbstract || type.GetCustomAttribute<DurableTaskAttribute>() is null) continue;
            if (typeof(ITaskOrchestrator).IsAssignableFrom(type)) registry.AddOrchestrator(type);
            if (typeof(ITaskActivity).IsAssignableFrom(type)) registry.AddActivity(type);
        }
    }
}
