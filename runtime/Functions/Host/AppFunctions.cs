using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>Finds what the app consists of: functions and durable tasks in its own assemblies.</summary>
internal static class AppFunctions
{
    private static readonly Type[] Triggers =
        [typeof(HttpTriggerAttribute), typeof(TimerTriggerAttribute), typeof(OrchestrationTriggerAttribute), typeof(ActivityTriggerAttribute)];

    public static IReadOnlyList<Assembly> Assemblies(Assembly app)
    {
        var own = app.GetReferencedAssemblies()
            .Where(name => File.Exists(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll")))
            .Select(Assembly.Load)
            .Where(assembly => assembly != typeof(AppFunctions).Assembly
                && assembly.GetReferencedAssemblies().Any(name => name.Name == typeof(TaskName).Assembly.GetName().Name));
        return [app, .. own];
    }

    /// <exception cref="InvalidOperationException">Two functions have the same name, or one has no trigger that this host knows.</exception>
    public static IReadOnlyList<AppFunction> Find(IEnumerable<Assembly> assemblies)
    {
        var functions = assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Function: method.GetCustomAttribute<FunctionAttribute>()))
            .Where(found => found.Function is not null)
            .Select(found => new AppFunction(found.Function!.Name, found.Method))
            .ToList();
        foreach (var function in functions) CheckTrigger(function);
        var twice = functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? functions
            : throw new InvalidOperationException($"Two functions are named '{twice.Key}': {string.Join(" and ", twice.Select(one => $"{one.Class.Name}.{one.Method.Name}"))}.");
    }

    /// <exception cref="InvalidOperationException">The function would never run.</exception>
    internal static void CheckTrigger(AppFunction function)
    {
        var triggers = function.Method.GetParameters().Count(parameter => Triggers.Any(trigger => parameter.IsDefined(trigger, inherit: false)));
        if (triggers != 1)
            throw new InvalidOperationException($"Function '{function.Name}' has {triggers} triggers; this host runs those with one: HTTP, timer, orchestration or activity.");
        if (FunctionOrchestrator.TriggerOf(function) is { } orchestration && orchestration.ParameterType != typeof(TaskOrchestrationContext))
            throw new InvalidOperationException($"The orchestration trigger of function '{function.Name}' must be a {nameof(TaskOrchestrationContext)}.");
    }

    public static void Register(DurableTaskRegistry registry, IEnumerable<Assembly> assemblies)
    {
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            if (type.IsAbstract || type.GetCustomAttribute<DurableTaskAttribute>(inherit: false) is null) continue;
            if (typeof(ITaskOrchestrator).IsAssignableFrom(type)) registry.AddOrchestrator(type);
            if (typeof(ITaskActivity).IsAssignableFrom(type)) registry.AddActivity(type);
            if (typeof(ITaskEntity).IsAssignableFrom(type)) registry.AddEntity(type);
        }
    }

    /// <summary>Registers the orchestrators and activities that are functions.</summary>
    public static void Register(DurableTaskRegistry registry, IEnumerable<AppFunction> functions, FunctionPipeline pipeline, IServiceScopeFactory scopes)
    {
        foreach (var function in functions)
        {
            if (FunctionOrchestrator.TriggerOf(function) is { } orchestration)
            {
                var name = orchestration.GetCustomAttribute<OrchestrationTriggerAttribute>()!.Orchestration ?? function.Name;
                registry.AddOrchestrator(name, () => new FunctionOrchestrator(function, pipeline, scopes));
            }

            if (FunctionActivity.TriggerOf(function) is { } activity)
            {
                var name = activity.GetCustomAttribute<ActivityTriggerAttribute>()!.Activity ?? function.Name;
                registry.AddActivity(name, services => new FunctionActivity(function, pipeline, services));
            }
        }
    }
}
