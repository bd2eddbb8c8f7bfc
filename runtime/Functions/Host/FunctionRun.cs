using Microsoft.Azure.Functions.Worker;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>A function of the app: its method and the parameter that triggers it.</summary>
internal sealed record AppFunction(string Name, System.Reflection.MethodInfo Method)
{
    public Type Class => Method.DeclaringType!;
}

internal sealed class AppFunctionDefinition(AppFunction function) : FunctionDefinition
{
    public override string Name => function.Name;

    public override string EntryPoint => $"{function.Class.FullName}.{function.Method.Name}";

    public override string PathToAssembly => function.Class.Assembly.Location;

    public override string Id => function.Name;
}

internal sealed class FunctionRun(AppFunction function, IServiceProvider services, CancellationToken cancellation) : FunctionContext
{
    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => function.Name;

    public override FunctionDefinition FunctionDefinition { get; } = new AppFunctionDefinition(function);

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken => cancellation;
}

internal sealed class HttpResult : InvocationResult
{
    public override object? Value { get; set; }
}
