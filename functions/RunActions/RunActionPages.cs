using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.RunActions;

/// <summary>Renders what can be done to a run, and the form of each.</summary>
public sealed class RunActionPages(
    [FromKeyedServices("pages")] Templates templates, RunStore store, GateArchive archive, RunHeads heads, Phrasebook phrases, RunActionForms forms)
{
    /// <summary>Reads what the pages of a run are made from.</summary>
    internal Task<RunActionFile> ReadAsync(string runId, CancellationToken cancellation) => RunActionFile.ReadAsync(store, archive, runId, cancellation);

    /// <summary>What can be done now.</summary>
    internal async Task<IResult> ListAsync(HttpRequest request, string runId, CancellationToken cancellation)
    {
        var (file, language) = (await ReadAsync(runId, cancellation), RequestLanguage.Of(request));
        return Html(request, StatusCodes.Status200OK, "run-actions", new RunActionsPage(language, PageFrame.Of(request, ""), await HeadAsync(request, file, cancellation))
        {
            Actions =
            [
                .. RunActionIds.All.Where(file.Offers)
                    .Select(action => new RunActionLine(action, phrases.Word($"run-action.{action}", language), phrases.Word($"run-action.{action}-happens", language))),
            ],
        });
    }

    /// <summary>The form of an action.</summary>
    /// <param name="request">Request.</param>
    /// <param name="file">The run.</param>
    /// <param name="action">Action.</param>
    /// <param name="form">What stands in its fields, and what is wrong with it.</param>
    /// <param name="refusal">Why it was not done; null when it was not tried, or fields are wrong.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="cancellation">Stops reading.</param>
    internal async Task<IResult> FormAsync(
        HttpRequest request, RunActionFile file, string action, FilledForm form, Phrase? refusal = null, int status = StatusCodes.Status200OK, CancellationToken cancellation = default)
    {
        var language = RequestLanguage.Of(request);
        var (fields, others) = forms.Of(action, file, form, language);
        return Html(request, status, "run-action", new RunActionPage(language, PageFrame.Of(request, ""), await HeadAsync(request, file, cancellation))
        {
            Action = action,
            Heading = phrases.Word($"run-action.{action}", language),
            Happens = phrases.Word($"run-action.{action}-happens", language),
            Confirm = phrases.Word($"run-action.{action}-confirm", language),
            IsOffered = file.Offers(action),
            IsGrave = action == RunActionIds.Cancel,
            Standing = file.Standing,
            Fields = fields,
            Refusal = refusal is null ? "" : phrases.Render(refusal, language),
            Others = others,
            IsWrong = form.Problems.Count > 0,
        });
    }

    /// <summary>What has happened last in a run, for whoever looked at it before.</summary>
    internal async Task<Phrase> MovedOnAsync(RunActionFile file, CancellationToken cancellation)
    {
        var last = await store.FindAsync<AuditEntry>(file.Run.Id, RowKeys.Audit(file.Run.AuditSequence), cancellation);
        return last is null ? new Phrase("run-action.moved-on") : new Phrase("run-action.moved-on-by").With("what", last.What);
    }

    private Task<RunHead> HeadAsync(HttpRequest request, RunActionFile file, CancellationToken cancellation) =>
        heads.OfAsync(request, file.Run.Id, RunTab.Actions, cancellation);

    private IResult Html(HttpRequest request, int status, string template, object view) =>
        HtmlPage.Of(request, status, templates.Render($"{template}.html.liquid", view), hasScripts: true);
}
