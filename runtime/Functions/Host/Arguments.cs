using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>Arguments of a function's parameters.</summary>
internal static class Arguments
{
    public static async ValueTask<object?> BindAsync(ParameterInfo parameter, FunctionRun run, HttpContext http)
    {
        if (parameter.ParameterType == typeof(HttpRequest)) return http.Request;
        if (parameter.GetCustomAttribute<FromBodyAttribute>() is not null)
            return await http.Request.ReadFromJsonAsync(parameter.ParameterType, run.CancellationToken);
        if (Common(parameter, run) is { } common) return common;
        return http.Request.RouteValues.TryGetValue(parameter.Name!, out var value) && value is not null
            ? Convert(value, parameter.ParameterType)
            : parameter.HasDefaultValue ? parameter.DefaultValue : null;
    }

    /// <summary>What a parameter of any function can ask for; null when it asks for something else.</summary>
    public static object? Common(ParameterInfo parameter, FunctionRun run)
    {
        if (parameter.GetCustomAttribute<DurableClientAttribute>() is not null || parameter.ParameterType == typeof(DurableTaskClient))
            return run.InstanceServices.GetRequiredService<DurableTaskClient>();
        if (parameter.ParameterType == typeof(FunctionContext)) return run;
        return parameter.ParameterType == typeof(CancellationToken) ? run.CancellationToken : null;
    }

    private static object? Convert(object value, Type type)
    {
        var text = System.Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return type == typeof(string) ? text : TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
    }
}
