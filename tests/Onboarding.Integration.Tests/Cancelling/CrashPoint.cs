using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Onboarding.Integration.Tests.Cancelling;

/// <summary>The process dies: whatever was done stays done, and nothing more is.</summary>
internal sealed class Crash : Exception;

/// <summary>Dies after a number of steps that leave a trace, be it a write to the tables or a call of the engine.</summary>
internal sealed class CrashPoint : HttpPipelinePolicy
{
    private int _stepsLeft = int.MaxValue;

    /// <summary>True where the rows by which lists find a run are no steps of their own: what is left of them is tested elsewhere.</summary>
    public bool SparesLists { get; init; }

    /// <summary>Dies right after this many steps from now on.</summary>
    public void DieAfter(int steps) => _stepsLeft = steps;

    /// <summary>Lives on.</summary>
    public void Disarm() => _stepsLeft = int.MaxValue;

    public void Step()
    {
        if (_stepsLeft != int.MaxValue && Interlocked.Decrement(ref _stepsLeft) == 0) throw new Crash();
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (message.Request.Method != RequestMethod.Get && !message.Response.IsError && !(SparesLists && await IsOfListsAsync(message.Request))) Step();
    }

    // Its row among all runs is one of the run's own steps.
    private static async Task<bool> IsOfListsAsync(Request request)
    {
        var address = request.Uri.ToUri().AbsoluteUri;
        if (address.Contains("RowKey='index", StringComparison.Ordinal) || address.Contains("RowKey=%27index", StringComparison.Ordinal)) return true;
        if (address.Contains("OnboardingIndex", StringComparison.Ordinal)) return !address.Contains("'runs'", StringComparison.Ordinal) && !address.Contains("%27runs%27", StringComparison.Ordinal);
        if (!address.EndsWith("$batch", StringComparison.Ordinal)) return false;
        using var body = new MemoryStream();
        await request.Content!.WriteToAsync(body, CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(body.ToArray()).Contains("/OnboardingIndex(", StringComparison.Ordinal);
    }
}

/// <summary>A client whose process dies at a crash point.</summary>
internal sealed class CrashingClient(DurableTaskClient real, CrashPoint crash) : DurableTaskClient("crashing")
{
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var id = await real.ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, options, cancellation);
        crash.Step();
        return id;
    }

    public override async Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        await real.TerminateInstanceAsync(instanceId, options, cancellation);
        crash.Step();
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        real.GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => real.GetAllInstancesAsync(filter);

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<string> RestartAsync(string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
