using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Functions.SignIn;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Pilots;

/// <summary>Renders what a file of readings would change, or what is wrong with it.</summary>
public sealed class HandInPages([FromKeyedServices("pages")] Templates templates, RunHeads heads, Phrasebook phrases)
{
    // A person looks at so many; a wrong export shows in fewer.
    private const int MostCorrections = 200;

    /// <summary>A file that cannot be stored as it is.</summary>
    /// <param name="request">Request.</param>
    /// <param name="run">Run.</param>
    /// <param name="problem">What is wrong with the file as a whole.</param>
    /// <param name="bad">Its cells that are wrong.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="cancellation">Stops reading.</param>
    internal async Task<IResult> RefusedAsync(
        HttpRequest request, Run run, Phrase problem, IReadOnlyList<BadCell> bad, int status = StatusCodes.Status400BadRequest, CancellationToken cancellation = default)
    {
        var language = RequestLanguage.Of(request);
        return Html(request, status, await PageAsync(request, run, language, cancellation) with { Problem = phrases.Render(problem, language), Bad = bad });
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
        var page = await PageAsync(request, file.Run, language, cancellation) with
        {
            Problem = isOther ? phrases.Word("hand-in.changed-meanwhile", language) : "",
            Changes = [Of(file, id, preview, reason, language)],
        };
        return Html(request, isOther ? StatusCodes.Status409Conflict : StatusCodes.Status200OK, page);
    }

    private async Task<HandInPage> PageAsync(HttpRequest request, Run run, string language, CancellationToken cancellation) =>
        new(language, PageFrame.Of(request, ""), await heads.OfAsync(request, run.Id, RunTab.Pilot, cancellation))
        {
            Upload = PilotPages.Upload(run, Caller.Of(request).Role != CallerRole.Viewer, new FieldWords(phrases, FilledForm.Of<object>(null), language)),
        };

    private HandInBlock Of(RunFile file, string id, ReadingsPreview preview, string? reason, string language) => new()
    {
        Path = $"/runs/{file.Run.Id}/pilot/readings/{id}",
        Seen = preview.Digest,
        IsNothing = preview.IsNothing,
        Counts =
        [
            phrases.Render(new Phrase("hand-in.new").With("count", preview.New.Count), language),
            phrases.Render(new Phrase("hand-in.corrected").With("count", preview.Corrected.Count), language),
            phrases.Render(new Phrase("hand-in.unchanged").With("count", preview.Unchanged), language),
        ],
        Corrections = [.. preview.Corrected.Take(MostCorrections).Select(change => Of(file, change, language))],
        MoreCorrections = preview.Corrected.Count <= MostCorrections ? ""
            : phrases.Render(new Phrase("hand-in.more-corrections").With("count", preview.Corrected.Count - MostCorrections), language),
        Reviews = preview.Reviews.Count == 0 ? ""
            : phrases.Render(new Phrase("hand-in.reviews").With("days", string.Join(language == Languages.Chinese ? "、" : ", ", preview.Reviews)), language),
        Reason = reason ?? "",
    };

    private CorrectionRow Of(RunFile file, ReadingChange change, string language)
    {
        var kpi = file.Playbook.Kpis.FirstOrDefault(one => one.Id == change.Given.Kpi);
        var unit = kpi?.Unit == "currency" ? file.Request.Budget.Currency : kpi?.Unit ?? "";
        return new CorrectionRow(
            ValueText.OfDay(change.Given.Day, language), kpi?.Name.In(language) ?? change.Given.Kpi, phrases.Word($"channel.{change.Given.Channel}", language),
            InWords(change.Former, unit, language), InWords(change.Given, unit, language));
    }

    private string InWords(Reading reading, string unit, string language) => phrases.Render(reading.Denominator is { } cases
        ? new Phrase("hand-in.share").With("count", (decimal)(reading.Numerator ?? 0)).With("total", (decimal)cases).With("source", reading.Source)
        : new Phrase("hand-in.mean").With("value", PhraseValue.Of(reading.Value ?? 0, unit)).With("cases", (decimal)(reading.Sample ?? 0)).With("source", reading.Source), language);

    private IResult Html(HttpRequest request, int status, HandInPage page) =>
        HtmlPage.Of(request, status, templates.Render("hand-in.html.liquid", page), hasScripts: true);
}
