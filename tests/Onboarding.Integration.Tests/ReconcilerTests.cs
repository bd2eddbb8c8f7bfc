using System.Text.Json;
using Azure.Data.Tables;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests;

/// <summary>What a crash left between two steps of a request is finished by the app's next start, and the audit says so.</summary>
public sealed class ReconcilerTests
{
    [Fact]
    public async Task A_run_that_was_stored_but_not_begun_begins()
    {
        await using var stack = await LocalStack.StartAsync();
        await (await AppProcess.StartAsync(stack)).DisposeAsync();
        await StoreAsync(stack, "run-left-behind");

        await using var app = await AppProcess.StartAsync(stack);
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var run = new PlayedRun(api, inbox, "run-left-behind");

        await Eventually.HoldsAsync(async () => (await run.KindsAsync()).Contains("run.healed"), "healed");
        await run.SubmitAsync("requirements");
        Assert.NotEmpty(await run.AskedAsync("requirements"));
        Assert.Single(await run.KindsAsync(), "run.healed");
    }

    [Fact]
    public async Task A_change_that_was_stored_but_not_told_is_told()
    {
        await using var stack = await LocalStack.StartAsync();
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        PlayedRun run;
        await using (await AppProcess.StartAsync(stack))
        {
            run = await PlayedRun.StartAsync(api, inbox, "Not told");
            await run.WaitForStageAsync("requirements", "preparing");
        }

        await new SubmitStage(StoreOf(stack), [], TimeProvider.System).SubmitAsync(run.Id, "requirements", null, null, null);
        await using var app = await AppProcess.StartAsync(stack);

        Assert.NotEmpty(await run.AskedAsync("requirements"));
        Assert.Single(await run.KindsAsync(), "run.healed");
        Assert.Equal("intact", (await run.TimelineAsync())["chain"]!.ToString());
    }

    [Fact]
    public async Task A_second_row_of_the_list_that_a_crash_left_goes_and_the_run_stays()
    {
        await using var stack = await LocalStack.StartAsync();
        await (await AppProcess.StartAsync(stack)).DisposeAsync();
        await StoreAsync(stack, "run-listed-twice");
        var stored = (await StoreOf(stack).FindAsync("run-listed-twice"))!;
        await new RunIndex(new TableServiceClient(stack.Storage)).PutAsync(stored with { CreatedAt = stored.CreatedAt.AddSeconds(1) });

        await using var app = await AppProcess.StartAsync(stack);
        using var api = new Api(stack.App);

        await Eventually.HoldsAsync(async () => (await api.GetAsync(Api.Runs)).Items.Count == 1, "the run to be listed once");
    }

    private static async Task StoreAsync(LocalStack stack, string runId)
    {
        var now = TimeProvider.System.GetUtcNow();
        var request = JsonSerializer.Deserialize<OnboardingRequest>(Sample.Request("Left behind").ToJsonString(), RunJson.Options)!;
        var run = new Run
        {
            Id = runId,
            Company = request.Company,
            Title = request.Title,
            Language = request.Language,
            PlaybookId = PlaybookFacts.Usual.Playbook.Id,
            PlaybookVersion = PlaybookFacts.Usual.Playbook.Version,
            Status = RunStatus.Running,
            Stage = StageIds.Requirements,
            StageState = StageState.Preparing,
            WaitsFor = new Phrase("wait.submission").With("stage", PhraseValue.Word("stage.requirements")),
            CreatedAt = now,
            UpdatedAt = now,
        };
        var first = new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Request] = request, [RowKeys.Playbook] = PlaybookFacts.Usual.Playbook },
        };
        Assert.True(await StoreOf(stack).CreateAsync(first));
    }

    private static RunStore StoreOf(LocalStack stack)
    {
        var tables = new TableServiceClient(stack.Storage);
        return new RunStore(tables, new RunIndex(tables), TimeProvider.System);
    }
}
