using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Cli;
using Onboarding.Functions;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Integration.Tests.Events;

/// <summary>The audit needs nothing of the orchestration that made it.</summary>
[Collection(LocalServices.Collection)]
public sealed class AuditAfterPurgeTests(LocalServices local)
{
    [Fact]
    public async Task The_audit_is_exported_and_verified_after_the_history_was_purged()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any, GateApp.UseEngine);
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(GateOrchestrator), app.Order, new StartOrchestrationOptions(app.Order.InstanceId));
        await client.WaitForInstanceCompletionAsync(GateMails.Request(app.Order).InstanceId).WaitAsync(TimeSpan.FromSeconds(60));
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve");
        await client.RaiseEventAsync(app.Order.InstanceId, GateOrder.Answered, "anna");
        await client.WaitForInstanceCompletionAsync(app.Order.InstanceId).WaitAsync(TimeSpan.FromSeconds(60));
        await client.WaitForInstanceCompletionAsync(GateMails.Decided(app.Order).InstanceId).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(1, (await client.PurgeInstanceAsync(app.Order.InstanceId)).PurgedInstanceCount);

        Assert.Null(await client.GetInstanceAsync(app.Order.InstanceId));
        var lines = await ExportAsync(app);
        Assert.Equal((await app.AuditAsync()).Count + 1, lines.Length);
        Assert.Contains(lines, line => line.Contains("\"kind\":\"gate.decided\"", StringComparison.Ordinal));
        Assert.Equal(0, await VerifyAsync(lines));
        Assert.Equal(1, await VerifyAsync([.. lines[..^2], lines[^1]]));
    }

    private static async Task<string[]> ExportAsync(GateApp app)
    {
        var context = new DefaultHttpContext { RequestServices = app.Services };
        using var body = new MemoryStream();
        context.Response.Body = body;
        var answer = await ActivatorUtilities.CreateInstance<AuditFunctions>(app.Services).ExportAudit(context.Request, app.Order.RunId, CancellationToken.None);
        await answer.ExecuteAsync(context);
        return System.Text.Encoding.UTF8.GetString(body.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<int> VerifyAsync(string[] lines)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, lines);
        var code = await CommandLine.RunAsync(["audit", "verify", file]);
        File.Delete(file);
        return code;
    }
}
