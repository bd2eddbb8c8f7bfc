using Microsoft.Extensions.DependencyInjection;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Gates;

[Collection(LocalServices.Collection)]
public sealed class GateActivitiesTests(LocalServices local)
{
    [Fact]
    public async Task Opening_twice_opens_once()
    {
        await using var app = await GateApp.StartAsync(local);

        var first = await app.OpenAsync();
        app.Clock.Advance(TimeSpan.FromHours(30));
        var second = await app.OpenAsync();

        Assert.Equal((first.DueAt, first.ExpiresAt), (second.DueAt, second.ExpiresAt));
        Assert.Equal(first.RemindAt, second.RemindAt);
        var file = await app.FileAsync();
        Assert.Equal((GateStatus.Open, 3, StageState.InReview), (file.Gate.Status, file.Approvals.Count, file.Run.StageState));
        Assert.Equal(["run.started", "gate.opened"], await app.AuditKindsAsync());
    }

    [Fact]
    public async Task An_absence_that_begins_while_the_gate_is_open_hands_over_once_when_it_begins()
    {
        await using var app = await GateApp.StartAsync(local);
        await SampleRun.EscalateAsync(app.Store, app.Order.RunId);
        await app.OpenAsync();
        var absences = app.Services.GetRequiredService<RecordAbsence>();
        var away = new AbsenceInput { From = new DateOnly(2026, 3, 4), Until = new DateOnly(2026, 3, 20), DelegateTo = SampleRun.Dana };

        var early = await absences.PutAsync(app.Order.RunId, PersonKeys.Of(SampleRun.Anna), away);
        var before = (await app.FileAsync()).Waiting.Count(part => part.PassedOn is null && part.Approver.Email == SampleRun.Anna);
        app.Clock.Advance(TimeSpan.FromDays(2));
        var (first, second) = (await absences.HandOverAsync(app.Order.RunId), await absences.HandOverAsync(app.Order.RunId));

        Assert.Equal(("Dana Reyes", 1, true, false), (early!.DelegateName, before, first, second));
        var file = await app.FileAsync();
        Assert.Equal("Dana Reyes", file.Of(PersonKeys.Of(SampleRun.Anna))!.PassedOn!.ToName);
        Assert.Contains(file.Waiting, part => part.Approver.Email == SampleRun.Dana);
        Assert.Single(await app.AuditKindsAsync(), "gate.delegated");
    }

    [Fact]
    public async Task Evaluating_twice_decides_once_and_says_the_same()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any);
        await app.OpenAsync();
        Assert.Null(await EvaluateAsync(app));
        // An answer without its closing, as a former version of the code might have left it.
        await app.Store.ChangeAsync(app.Order.RunId, async run =>
        {
            var approval = (await app.FileAsync()).Of(PersonKeys.Of(SampleRun.Anna))! with { Choice = "approve", AnsweredAt = app.Clock.GetUtcNow() };
            return new RunChange(run) { Put = new Dictionary<string, object> { [RowKeys.Approval("contract", 1, approval.ApproverKey)] = approval } };
        });

        var (first, second) = (await EvaluateAsync(app), await EvaluateAsync(app));

        Assert.Equal((GateResult.Advance, "approve"), (first!.Result, first.Choice));
        Assert.Equal((first.Result, first.Choice, first.At), (second!.Result, second.Choice, second.At));
        Assert.Single(await app.AuditKindsAsync(), "gate.decided");
    }

    [Fact]
    public async Task Expiring_twice_closes_once_and_is_no_approval()
    {
        await using var app = await GateApp.StartAsync(local);
        await app.OpenAsync();

        var (first, second) = (await ExpireAsync(app), await ExpireAsync(app));

        Assert.Equal((GateResult.Expired, null, first.At), (second.Result, second.Choice, second.At));
        Assert.Equal(GateStatus.Expired, (await app.FileAsync()).Gate.Status);
        Assert.Single(await app.AuditKindsAsync(), "gate.expired");
    }

    [Fact]
    public async Task A_decision_just_before_the_end_stands()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any);
        await app.OpenAsync();
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve");

        Assert.Equal(GateResult.Advance, (await ExpireAsync(app)).Result);
        Assert.DoesNotContain("gate.expired", await app.AuditKindsAsync());
    }

    [Fact]
    public async Task Answers_that_race_decide_exactly_once()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any);
        await app.OpenAsync();
        var links = await Task.WhenAll(new[] { SampleRun.Lin, SampleRun.Anna, SampleRun.Omar }.Select(app.LinkOfAsync));

        var results = await Task.WhenAll(links.SelectMany(link => new[] { link, link }).Select(link => app.AnswerAsync(link, "approve")));

        var audit = await app.AuditAsync();
        Assert.Equal(2, results.Count(result => result.Status == AnswerStatus.Accepted));
        Assert.Equal(4, results.Count(result => result.Status == AnswerStatus.Closed));
        Assert.Single(audit, entry => entry.Kind == "gate.answered");
        Assert.Single(audit, entry => entry.Kind == "gate.decided");
        Assert.Null(AuditChain.FirstBreak(audit));
    }

    [Fact]
    public async Task The_same_answer_twice_has_one_effect_and_another_one_none()
    {
        await using var app = await GateApp.StartAsync(local);
        await app.OpenAsync();
        var link = await app.LinkOfAsync(SampleRun.Anna);

        Assert.Equal(AnswerStatus.Accepted, (await app.AnswerAsync(link, "approve")).Status);
        Assert.Equal(AnswerStatus.Accepted, (await app.AnswerAsync(link, "approve")).Status);
        Assert.Equal(AnswerStatus.AlreadyAnswered, (await app.AnswerAsync(link, "reject", "Changed my mind")).Status);

        Assert.Single(await app.AuditKindsAsync(), "gate.answered");
        Assert.Equal("approve", (await app.FileAsync()).Of(PersonKeys.Of(SampleRun.Anna))!.Choice);
        Assert.Single(await app.Store.ListAsync<Signal>(app.Order.RunId, "signal"));
    }

    [Fact]
    public async Task Looking_is_noted_once_and_decides_nothing()
    {
        await using var app = await GateApp.StartAsync(local);
        await app.OpenAsync();
        var archive = (GateArchive)app.Services.GetService(typeof(GateArchive))!;
        var answers = (AnswerGate)app.Services.GetService(typeof(AnswerGate))!;
        var link = await app.LinkOfAsync(SampleRun.Anna);

        for (var look = 0; look < 3; look++) await answers.NoteViewAsync((await archive.FindAsync(link))!);

        Assert.Single(await app.AuditKindsAsync(), "gate.viewed");
        Assert.Null((await archive.FindAsync(link))!.Approval.Choice);
    }

    [Fact]
    public async Task A_link_that_is_not_ours_changes_nothing()
    {
        await using var app = await GateApp.StartAsync(local);

        Assert.Equal(AnswerStatus.UnknownLink, (await app.AnswerAsync(LinkTokens.Create(), "approve")).Status);
        Assert.Equal(AnswerStatus.UnknownLink, (await app.AnswerAsync("../../x", "approve")).Status);
    }

    [Fact]
    public async Task No_row_holds_a_token()
    {
        await using var app = await GateApp.StartAsync(local);
        await app.OpenAsync();
        var link = await app.LinkOfAsync(SampleRun.Anna);
        await app.AnswerAsync(link, "approve");

        var rows = await app.RowsAsync();

        Assert.Contains(LinkTokens.HashOf(link), rows, StringComparison.Ordinal);
        Assert.DoesNotContain(link, rows, StringComparison.Ordinal);
    }

    private static Task<GateOutcome?> EvaluateAsync(GateApp app) => app.RunAsync<EvaluateGate, GateOrder, GateOutcome?>(app.Order);

    private static async Task<GateOutcome> ExpireAsync(GateApp app) => (await app.RunAsync<ExpireGate, GateOrder, GateOutcome?>(app.Order))!;
}
