using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Gates;

/// <summary>A submission that is not taken is never answered as if it were.</summary>
[Collection(LocalServices.Collection)]
public sealed class ResubmissionTests(LocalServices local)
{
    [Fact]
    public async Task The_same_submission_again_is_answered_the_same()
    {
        await using var app = await GateApp.StartAsync(local);

        var first = await SubmitAsync(app, "Ready.");
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(first, await SubmitAsync(app, "Ready."));
        Assert.Single(await app.AuditKindsAsync(), "stage.submitted");
    }

    [Fact]
    public async Task Another_submission_of_the_round_is_refused_with_what_the_run_waits_for()
    {
        await using var app = await GateApp.StartAsync(local);
        await SubmitAsync(app, "Ready.");

        var refused = await Assert.ThrowsAsync<WrongStageException>(() => SubmitAsync(app, "Ready, with a lower price."));

        Assert.Equal(("error.submitted-otherwise", "wait.gate-opening"), (refused.Reason.Key, refused.Run.WaitsFor!.Key));
        Assert.Equal("Ready.", (await app.Store.FindAsync<StageSubmission>(app.Order.RunId, RowKeys.Submission("contract", 1)))!.Note);
    }

    [Fact]
    public async Task A_submission_between_the_gates_end_and_the_next_round_is_refused_and_not_lost_in_silence()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any);
        await SubmitAsync(app, "Ready.");
        await app.OpenAsync();
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "reject", "Not like this.");

        var same = await Assert.ThrowsAsync<WrongStageException>(() => SubmitAsync(app, "Ready."));
        var better = await Assert.ThrowsAsync<WrongStageException>(() => SubmitAsync(app, "With what was asked for."));

        Assert.All(new[] { same, better }, refused => Assert.Equal(("error.round-closed", "wait.gate-closed"), (refused.Reason.Key, refused.Run.WaitsFor!.Key)));
    }

    private static Task<StageSubmission> SubmitAsync(GateApp app, string note) =>
        new SubmitStage(app.Store, [], app.Clock).SubmitAsync(app.Order.RunId, "contract", note, null, null);
}
