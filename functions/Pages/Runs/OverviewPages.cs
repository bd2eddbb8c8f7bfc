using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Http;
using Onboarding.Functions.Views;
using Onboarding.Functions.Work;
using Onboarding.Workflows;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>Renders the first page of a run.</summary>
public sealed class OverviewPages(
    [FromKeyedServices("pages")] Templates templates, RunStore store, RunHeads heads, RoundLines lines, StageGaps gaps, RiskViews risks,
    ActionViews actions, SubmitForVendor submissions, TimelineViews timelines, PageWords words, Phrasebook phrases, TimeProvider time)
{
    private const int LatestEntries = 5;
    private static readonly string[] Ends = ["run.ended", "run.cancelled", "run.failed"];

    /// <summary>The page.</summary>
    internal async Task<IResult> ShowAsync(HttpRequest request, string runId, CancellationToken cancellation)
    {
        var frame = PageFrame.Of(request, "");
        var language = RequestLanguage.Of(request);
        var head = await heads.OfAsync(request, runId, RunTab.Overview, cancellation);
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        var audit = await store.ListAsync<AuditEntry>(runId, "audit", cancellation);
        var mails = await store.ListAsync<OutboxMail>(runId, "mail", cancellation);
        var rounds = await lines.ReadAsync(file.Run, file.Playbook, cancellation);
        var open = (await actions.OfAsync(runId, language, cancellation)).Where(action => action.Status == ActionStatus.Open).ToList();
        var handIns = (await submissions.ListAsync(runId, cancellation)).Count(one => one.IsOpen);
        var next = NextStep.Of(file.Run, [.. (await gaps.OfAsync(file, cancellation)).Select(one => PagePhrase.Of(one, phrases))], rounds, Unreached(rounds, mails), open.Count(action => action.Overdue), handIns);
        var view = new OverviewPage(language, frame, head)
        {
            Next = next is null ? new NextLine("", "") : new NextLine(phrases.Render(next.Text, language), next.Path),
            Dates = await DatesAsync(head.Stages, file, audit, language, frame.Zone, cancellation),
            Rounds = [.. rounds.Select(round => lines.Of(round, mails, language, frame.Zone))],
            Actions = [.. open.Select(action => new OpenActionLine(
                action.Cause, words.OwnerOf(action.Owner.Role, action.Owner.Name, language), ValueText.OfDay(action.Due, language), action.Overdue)
            {
                Path = $"/runs/{runId}/work/{RunningInputs.Actions}/{action.Id}",
            })],
            Risks = await RisksAsync(runId, language, cancellation),
            Latest = [.. audit.Reverse().Take(LatestEntries).Select(entry => words.Entry(timelines.Of(entry, language), language, frame.Zone))],
            Ended = file.Run.IsEnded && audit.LastOrDefault(entry => Ends.Contains(entry.Kind)) is { } end ? phrases.Render(end.What, language) : "",
            Chain = AuditChain.FirstBreak(audit, file.Run) is { } place ? words.BrokenChain(place, language) : "",
        };
        return HtmlPage.Of(request, StatusCodes.Status200OK, templates.Render("run.html.liquid", view), hasScripts: true);
    }

    private async Task<IReadOnlyList<StageTimesLine>> DatesAsync(
        IReadOnlyList<StageLineItem> line, RunFile file, IReadOnlyList<AuditEntry> audit, string language, string zone, CancellationToken cancellation)
    {
        var pilot = await store.FindAsync<PilotPlan>(file.Run.Id, RowKeys.PilotPlan, cancellation);
        var set = new SetDays(
            pilot,
            pilot is null ? null : await PilotDays.ReadAsync(store, file.Run.Id, pilot, cancellation),
            await store.FindAsync<ExitPlan>(file.Run.Id, RowKeys.ExitPlan, cancellation));
        var today = time.Today();
        return
        [
            .. line.Zip(StageDates.Of([.. line.Select(stage => stage.Id)], file.Run, file.Playbook, set, audit, today)).Select(pair => new StageTimesLine(
                pair.First.Name, pair.First.State, pair.First.Outcome, DayOf(pair.Second.PlannedFrom, language), DayOf(pair.Second.PlannedTo, language),
                PageWords.DayOf(pair.Second.From, language, zone), PageWords.DayOf(pair.Second.To, language, zone), pair.Second.IsLateOn(today))),
        ];
    }

    private async Task<IReadOnlyList<RiskLine>> RisksAsync(string runId, string language, CancellationToken cancellation) =>
    [
        .. from risk in await risks.OfAsync(runId, language, cancellation)
           where risk.Level > RiskLevel.Low && risk.Status is (RiskStatus.Open or RiskStatus.Occurred)
           orderby risk.Level descending
           select words.Risk(risk, language),
    ];

    // Whoever is to answer and whose newest mail came back or was given up.
    private static IReadOnlyList<string> Unreached(IReadOnlyList<GateFile> rounds, IReadOnlyList<OutboxMail> mails) =>
    [
        .. from round in rounds
           where round.IsOpen
           from part in round.Turn
           let newest = mails.Where(mail => mail.Order?.GateId == round.Gate.Id && PersonKeys.Of(mail.To) == part.ApproverKey).MaxBy(mail => mail.QueuedAt)
           where newest?.DidNotArrive() == true
           select part.Approver.Name,
    ];

    private static string DayOf(DateOnly? day, string language) => day is { } known ? ValueText.OfDay(known, language) : "";
}
