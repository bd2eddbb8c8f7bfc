using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Http;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Risks;

namespace Onboarding.Functions.Pages;

/// <summary>Renders the pages that show runs.</summary>
public sealed class RunPages(
    [FromKeyedServices("pages")] Templates templates, RunViews runs, GateViews gates, RiskViews risks, ActionViews actions, MailViews mails,
    TimelineViews timelines, PageWords words)
{
    /// <summary>One run.</summary>
    internal async Task<IResult> OneAsync(HttpRequest request, string runId, CancellationToken cancellation)
    {
        var language = RequestLanguage.Of(request);
        var run = await runs.OneAsync(runId, language, cancellation);
        var timeline = await timelines.OfAsync(runId, language, cancellation);
        var view = new RunPage(language, PageQuery.Keep(request), PageQuery.OtherLanguage(request))
        {
            Run = words.Line(run, language),
            Playbook = $"{run.Playbook.Name} {run.Playbook.Version}",
            Stages = [.. run.Stages!.Select(stage => new StageLineItem(stage.Name, stage.State, stage.Outcome ?? ""))],
            Gates = [.. (await gates.OfAsync(runId, language, cancellation)).Select(gate => words.Gate(gate, language))],
            HandedOverFrom = run.HandedOverFrom ?? "",
            HandedOverTo = run.HandedOverTo ?? "",
            Risks = await RisksAsync(runId, language, cancellation),
            Actions = await ActionsAsync(runId, language, cancellation),
            Mails = [.. (await mails.OfAsync(runId, cancellation)).Select(mail => words.Mail(mail, language))],
            Timeline = [.. timeline.Items.Select(item => words.Entry(item, language)).Reverse()],
            IsIntact = timeline.BrokenAt is null,
            Chain = timeline.BrokenAt is { } place ? words.BrokenChain(place, language) : "",
        };
        return Html(request, StatusCodes.Status200OK, "run", language, view);
    }

    private async Task<IReadOnlyList<RiskLine>> RisksAsync(string runId, string language, CancellationToken cancellation) =>
    [
        .. from risk in await risks.OfAsync(runId, language, cancellation)
           where risk.Level > RiskLevel.Low && risk.Status is (RiskStatus.Open or RiskStatus.Occurred)
           orderby risk.Level descending
           select words.Risk(risk, language),
    ];

    private async Task<IReadOnlyList<OpenActionLine>> ActionsAsync(string runId, string language, CancellationToken cancellation) =>
    [
        .. from action in await actions.OfAsync(runId, language, cancellation)
           where action.Status == ActionStatus.Open
           select new OpenActionLine(action.Cause, words.OwnerOf(action.Owner.Role, action.Owner.Name, language), ValueText.OfDay(action.Due, language), action.Overdue),
    ];

    /// <summary>There is no such run.</summary>
    internal IResult UnknownRun(HttpRequest request)
    {
        var language = RequestLanguage.Of(request);
        var view = new UnknownRunPage(language, PageQuery.Keep(request));
        return Html(request, StatusCodes.Status404NotFound, "unknown-run", language, view);
    }

    private IResult Html(HttpRequest request, int status, string template, string language, object view) =>
        HtmlPage.Of(request, status, templates.Render($"{template}.{language}.html.liquid", view));
}
