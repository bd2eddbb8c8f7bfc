using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Testing;
using static Microsoft.DurableTask.Worker.DurableTaskWorkerOptions;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class VersionTests(AzuriteFixture azurite)
{
    private static StartOrchestrationOptions Of(TaskVersion version) => new() { Version = version };

    private static void Versioned(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<object?, string>("Says", "1.0", (context, _) => Task.FromResult($"one {context.Version}"))
        .AddOrchestratorFunc<object?, string>("Says", "2.0", (context, _) => Task.FromResult($"two {context.Version}"));

    private static void Unversioned(DurableTaskRegistry tasks) =>
        tasks.AddOrchestratorFunc("Says", context => $"any {context.Version}");

    [Theory]
    [InlineData("1.0", "one 1.0")]
    [InlineData("2.0", "two 2.0")]
    public async Task The_version_that_an_instance_is_started_with_chooses_the_code(string version, string answer)
    {
        await using var hub = await Hub.StartAsync(azurite, Versioned);

        Assert.Equal(answer, (await hub.RunAsync("Says", null, Of(version))).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Code_without_a_version_stands_in_for_every_version()
    {
        await using var hub = await Hub.StartAsync(azurite, Unversioned);

        Assert.Equal("any 7.0", (await hub.RunAsync("Says", null, Of("7.0"))).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData("3.0")]
    [InlineData("")]
    public async Task Code_without_a_version_never_stands_in_once_the_name_has_versions(string version)
    {
        await using var hub = await Hub.StartAsync(azurite, tasks =>
        {
            Versioned(tasks);
            if (version.Length > 0) Unversioned(tasks);
        });

        var end = await hub.RunAsync("Says", null, Of(version));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal("OrchestratorTaskNotFound", end.FailureDetails!.ErrorType);
        Assert.Contains("Says", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_runs_in_the_version_of_its_orchestration_unless_told_otherwise()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc<object?, string>("Adds", "1.0", (context, _) => Task.FromResult($"one {context.Version}"))
            .AddActivityFunc<object?, string>("Adds", "2.0", (context, _) => Task.FromResult($"two {context.Version}"))
            .AddActivityFunc("Free", context => $"free {context.Version}")
            .AddOrchestratorFunc("Calls", async context => string.Join(", ",
                await context.CallActivityAsync<string>("Adds"),
                await context.CallActivityAsync<string>("Adds", new TaskOptions { Version = "1.0" }),
                await context.CallActivityAsync<string>("Free"),
                await context.CallActivityAsync<string>("Free", new TaskOptions { Version = TaskVersion.Unversioned }))));

        var end = await hub.RunAsync("Calls", null, Of("2.0"));

        Assert.Equal("two 2.0, one 1.0, free 2.0, free ", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_activity_in_a_version_that_nobody_has_is_not_found_and_not_tried_again()
    {
        var attempts = 0;
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc<object?, string>("Adds", "1.0", (_, _) => Task.FromResult("one"))
            .AddOrchestratorFunc("Calls", context => context.CallActivityAsync<string>("Adds", TaskOptions.FromRetryHandler(_ =>
            {
                attempts++;
                return true;
            }))));

        var end = await hub.RunAsync("Calls", null, Of("2.0"));

        Assert.Equal("ActivityTaskNotFound", end.FailureDetails!.InnerFailure!.ErrorType);
        Assert.Equal(0, attempts);
    }

    [Fact]
    public async Task A_sub_orchestration_that_nobody_has_is_not_found_and_not_tried_again()
    {
        var policy = new RetryPolicy(100, TimeSpan.FromDays(1));
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddOrchestratorFunc("Calls", context => context.CallSubOrchestratorAsync("Nobody", TaskOptions.FromRetryPolicy(policy))));

        var end = await hub.RunAsync("Calls");

        Assert.Equal("OrchestratorTaskNotFound", end.FailureDetails!.InnerFailure!.ErrorType);
    }

    [Fact]
    public async Task A_sub_orchestration_takes_the_default_version_of_the_worker_and_not_that_of_its_parent()
    {
        await using var hub = await Hub.StartAsync(
            azurite,
            tasks =>
            {
                Unversioned(tasks);
                tasks.AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string>("Says"));
            },
            worker: options => options.Versioning = new VersioningOptions { DefaultVersion = "5.0" });

        Assert.Equal("any 5.0", (await hub.RunAsync("Parent", null, Of("2.0"))).ReadOutputAs<string>());
    }

    [Fact]
    public async Task The_default_version_of_the_client_is_that_of_instances_started_without_one()
    {
        await using var hub = await Hub.StartAsync(azurite, Unversioned, client: client => client.UseDefaultVersion("4.0"));

        Assert.Equal("any 4.0", (await hub.RunAsync("Says")).ReadOutputAs<string>());
        Assert.Equal("any ", (await hub.RunAsync("Says", null, Of(TaskVersion.Unversioned))).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(VersionMatchStrategy.None, "9.0", true)]
    [InlineData(VersionMatchStrategy.Strict, "2.0", true)]
    [InlineData(VersionMatchStrategy.Strict, "1.0", false)]
    [InlineData(VersionMatchStrategy.Strict, "", false)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "2.0", true)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "1.9.9", true)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "", true)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "10.0", false)]
    public async Task A_worker_takes_the_versions_of_its_strategy_and_fails_the_others(VersionMatchStrategy strategy, string version, bool fits)
    {
        await using var hub = await Hub.StartAsync(azurite, Unversioned, worker: options => options.Versioning = new VersioningOptions
        {
            Version = "2.0",
            MatchStrategy = strategy,
            FailureStrategy = VersionFailureStrategy.Fail,
        });

        var end = await hub.RunAsync("Says", null, Of(version));

        Assert.Equal(fits ? null : "VersionMismatch", end.FailureDetails?.ErrorType);
        Assert.Equal(fits ? $"any {version}" : null, end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_rejected_instance_waits_for_a_worker_of_its_version()
    {
        var name = Hub.NewName();
        static VersioningOptions Strict(string version) => new()
        {
            Version = version,
            MatchStrategy = VersionMatchStrategy.Strict,
            FailureStrategy = VersionFailureStrategy.Reject,
        };
        string id;
        await using (var old = await Hub.StartAsync(azurite, Unversioned, name, worker: options => options.Versioning = Strict("1.0")))
        {
            id = await old.Client.ScheduleNewOrchestrationInstanceAsync("Says", Of("2.0"));
            // Its own version runs meanwhile: the hub does not wait for the other one.
            Assert.Equal("any 1.0", (await old.RunAsync("Says", null, Of("1.0"))).ReadOutputAs<string>());
            Assert.Equal(OrchestrationRuntimeStatus.Pending, (await old.Client.GetInstanceAsync(id))!.RuntimeStatus);
        }

        await using var hub = await Hub.StartAsync(azurite, Unversioned, name, worker: options => options.Versioning = Strict("2.0"));

        Assert.Equal("any 2.0", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_instance_that_the_engine_failed_on_and_then_set_aside_is_not_told_as_poison_any_more()
    {
        var name = Hub.NewName();
        static VersioningOptions Strict(string version) => new()
        {
            Version = version,
            MatchStrategy = VersionMatchStrategy.Strict,
            FailureStrategy = VersionFailureStrategy.Reject,
        };
        using var told = new PoisonOf(name);
        string id;
        await using (var before = await Hub.StartAsync(azurite, Unversioned, name, worker: options => options.Versioning = Strict("1.0")))
            id = await before.Client.ScheduleNewOrchestrationInstanceAsync("Says", Of("2.0"));
        var rows = new TableClient(azurite.ConnectionString, name + "Instances");
        var status = await rows.QueryAsync<TableEntity>($"PartitionKey eq '{id}'").FirstAsync(row => row.ContainsKey("Status"));
        var whole = new TableEntity(status);
        status["Status"] = "Nonsense";
        await rows.UpdateEntityAsync(status, Azure.ETag.All, TableUpdateMode.Replace);

        await using var hub = await Hub.StartAsync(azurite, Unversioned, name, worker: options => options.Versioning = Strict("1.0"));
        await Eventually.HoldsAsync(() => Task.FromResult(told.Value == 1), "the engine fails on it");
        await rows.UpdateEntityAsync(whole, Azure.ETag.All, TableUpdateMode.Replace);

        await Eventually.HoldsAsync(() => Task.FromResult(told.Value == 0), "the engine fails on nothing");
    }

    [Fact]
    public async Task An_instance_that_has_begun_fails_under_a_worker_that_its_version_does_not_fit()
    {
        var name = Hub.NewName();
        static void Waits(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Waits", async context =>
        {
            context.SetCustomStatus("waiting");
            await context.WaitForExternalEvent<string>("Go");
        });
        string id;
        await using (var old = await Hub.StartAsync(azurite, Waits, name))
        {
            id = await old.Client.ScheduleNewOrchestrationInstanceAsync("Waits", Of("1.0"));
            await old.ReachesAsync(id, "waiting");
        }

        await using var hub = await Hub.StartAsync(azurite, Waits, name, worker: options => options.Versioning = new VersioningOptions
        {
            Version = "2.0",
            MatchStrategy = VersionMatchStrategy.Strict,
            FailureStrategy = VersionFailureStrategy.Fail,
        });

        Assert.Equal("VersionMismatch", (await hub.EndOfAsync(id)).FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task Code_can_branch_by_the_version_of_its_instance()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc(
            "Branches", context => (int[])[context.CompareVersionTo("1.9"), context.CompareVersionTo("1.10"), context.CompareVersionTo("")]));

        var versioned = await hub.RunAsync("Branches", null, Of("1.10"));
        var unversioned = await hub.RunAsync("Branches");

        Assert.Equal([1, 0, 1], versioned.ReadOutputAs<List<int>>()!);
        Assert.Equal([-1, -1, 0], unversioned.ReadOutputAs<List<int>>()!);
    }

    [Fact]
    public void A_version_of_nothing_but_white_space_is_refused() => Assert.Throws<ArgumentException>(() => new TaskVersion("  "));
}
