using System.Reflection;
using Onboarding.Testing;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Architecture.Tests;

/// <summary>What the Functions host asks of class-based tasks, and what keeps orchestrators deterministic.</summary>
public sealed class WorkflowShapeTests
{
    public static TheoryData<Type> Orchestrators() => new(TasksNamed("Microsoft.DurableTask.ITaskOrchestrator"));

    public static TheoryData<Type> Activities() => new(TasksNamed("Microsoft.DurableTask.ITaskActivity"));

    [Theory]
    [MemberData(nameof(Orchestrators))]
    public void An_orchestrator_has_no_state_and_no_dependency(Type orchestrator)
    {
        Assert.NotNull(orchestrator.GetConstructor(Type.EmptyTypes));
        Assert.Empty(orchestrator.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic));
    }

    [Theory]
    [MemberData(nameof(Orchestrators))]
    public void An_orchestrator_is_registered_under_its_class_name(Type orchestrator) => ExpectAttribute(orchestrator);

    [Theory]
    [MemberData(nameof(Activities))]
    public void An_activity_is_registered_under_its_class_name(Type activity) => ExpectAttribute(activity);

    [Fact]
    public void Files_stay_small_enough_to_read_at_a_glance()
    {
        var lengths = new[] { "workflows", "functions", "runtime", "cli" }.SelectMany(Repository.SourceFiles)
            .Select(file => File.ReadLines(file).Count()).Order().ToArray();

        Assert.InRange(lengths[lengths.Length / 2], 1, 90);
        Assert.InRange(lengths[lengths.Length * 95 / 100], 1, 260);
    }

    private static IEnumerable<Type> TasksNamed(string contract) =>
        typeof(Run).Assembly.GetTypes().Where(type => !type.IsAbstract && type.GetInterfaces().Any(one => one.FullName == contract));

    private static void ExpectAttribute(Type task)
    {
        Assert.True(task.IsPublic, $"{task.Name} must be public: the Functions host's generator skips it otherwise.");
        Assert.Contains(task.GetCustomAttributesData(), attribute => attribute.AttributeType.FullName == "Microsoft.DurableTask.DurableTaskAttribute");
    }
}
