using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>Calls a function on an instance of its class, made by dependency injection, and awaits what it returns.</summary>
internal static class Invocation
{
    public static async Task<object?> CallAsync(AppFunction function, IServiceProvider services, object?[] arguments)
    {
        var instance = function.Method.IsStatic ? null : ActivatorUtilities.GetServiceOrCreateInstance(services, function.Class);
        object? returned;
        try
        {
            returned = function.Method.Invoke(instance, arguments);
        }
        catch (TargetInvocationException wrapped)
        {
            ExceptionDispatchInfo.Capture(wrapped.InnerException!).Throw();
            throw;
        }

        return await ResultOf(returned, function.Method.ReturnType);
    }

    private static async Task<object?> ResultOf(object? returned, Type type)
    {
        var task = returned switch
        {
            Task already => already,
            ValueTask valueTask => valueTask.AsTask(),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>) => (Task)type.GetMethod(nameof(ValueTask.AsTask))!.Invoke(returned, null)!,
            _ => null,
        };
        if (task is null) return returned;
        await task;
        var hasResult = type.IsGenericType;
        return hasResult ? task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task) : null;
    }
}
