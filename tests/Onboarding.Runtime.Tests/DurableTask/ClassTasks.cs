using Microsoft.DurableTask;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>A service that an activity asks for.</summary>
public sealed class Greeter(string word)
{
    public string Greet(string name) => $"{word}, {name}";
}

[DurableTask]
public sealed class GreetActivity(Greeter greeter) : TaskActivity<string, string>
{
    public override Task<string> RunAsync(TaskActivityContext context, string input) => Task.FromResult(greeter.Greet(input));
}

[DurableTask("Greeting")]
public sealed class GreetOrchestrator : TaskOrchestrator<string, string>
{
    public override Task<string> RunAsync(TaskOrchestrationContext context, string input) => context.CallActivityAsync<string>(nameof(GreetActivity), input);
}

[DurableTask(Version = "2.0")]
public class VersionedOrchestrator : TaskOrchestrator<object?, string>
{
    public override Task<string> RunAsync(TaskOrchestrationContext context, object? input) => Task.FromResult("two");
}

/// <summary>Derived without a mark of its own: neither name nor version come along.</summary>
public sealed class DerivedOrchestrator : VersionedOrchestrator;

[DurableTask(Version = "2.0")]
public sealed class VersionedActivity : TaskActivity<object?, string>
{
    public override Task<string> RunAsync(TaskActivityContext context, object? input) => Task.FromResult("two");
}

/// <summary>Asks for a service, which an orchestrator must not.</summary>
public sealed class DependentOrchestrator(Greeter greeter) : TaskOrchestrator<string, string>
{
    public override Task<string> RunAsync(TaskOrchestrationContext context, string input) => Task.FromResult(greeter.Greet(input));
}
