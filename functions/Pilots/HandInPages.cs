using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Pilots;

/// <summary>Renders what a file of readings would change, or what is wrong with it.</summary>
public sealed class HandInPages([FromKeyedServices("pages")] Templates templates, RunHeads heads, HandInBlocks blocks, Phrasebook phrases)
{
    /// <summary>A file that cannot be stored as it is.</summary>
    /// <param name="request">Request.</param>
    /// <param name="run">Run.</param>
    /// <param name="problem">What is wrong with the file as a whole.</param>
    /// <param name="bad">Its cells that are wrong.</param>
    /// <param name="reason">Why values are corrected, to be sent again with another file; empty: not said.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="cancellation">Stops reading.</param>
    internal async Task<IResult> RefusedAsync(
        HttpRequest request, Run run, Phrase problem, IReadOnlyList<BadCell> bad, string reason, CancellationToken cancellation, int status = StatusCodes.Status400BadRequest)
    {
        var language = RequestLanguage.Of(request);
        return Html(request, status, await PageAsync(request, run, reason, language, cancellation) with { Problem = phrases.Render(problem, language), Bad = bad });
    }

    /// <summary>A file that can be stored.</summary>
    /// <param name="request">Request.</param>
    /// <param name="file">The run.</param>
    /// <param name="id">Id under which the file is kept.</param>
    /// <param name="preview">What it would change.</param>
    /// <param name="reason">Why values are corrected; null: not said.</param>
    /// <param name="isOther">True when it would change something else than what was shown before.</param>
    /// <param name="cancellation">Stops reading.</param>
    internal async Task<IResult> PreviewAsync(
        HttpRequest request, RunFile file, string id, ReadingsPreview preview, string? reason, bool isOther, CancellationToken cancellation)
    {
        var language = RequestLanguage.Of(request);
        var page = await PageAsync(request, file.Run, reason ?? "", language, cancellation) with
        {
            Problem = isOther ? phrases.Word("hand-in.changed-meanwhile", language) : "",
            Changes = [blocks.Of(file, $"/runs/{file.Run.Id}/pilot/readings/{id}", preview, reason, language)],
        };
        return Html(request, isOther ? StatusCodes.Status409Conflict : StatusCodes.Status200OK, page);
    }

    private async Task<HandInPage> PageAsync(HttpRequest request, Run run, string reason, string language, CancellationToken cancellation)
    {
        var frame = PageFrame.Of(request, "");
        return new HandInPage(language, frame, await heads.OfAsync(request, run.Id, RunTab.Pilot, cancellation))
        {
            Upload = PilotPages.Upload(run, frame.MayChange, new FieldWords(phrases, FilledForm.Of(new JsonObject { ["reason"] = reason }), language)),
        };
    }

    private IResult Html(HttpRequest request, int status, HandInPage page) =>
        HtmlPage.Of(request, status, templates.Render("hand-in.html.liquid", page), hasScripts: true);
}
