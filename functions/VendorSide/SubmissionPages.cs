using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Functions.Pilots;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Training;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions.VendorSide;

/// <summary>View of the page on which vendors' submissions are judged.</summary>
internal sealed record SubmissionsPage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    /// <summary>Why one could not be confirmed or refused just now; empty otherwise.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Which one that was; empty otherwise.</summary>
    public string ProblemWhat { get; init; } = "";

    /// <summary>Its id while it waits; empty otherwise.</summary>
    public string ProblemId { get; init; } = "";

    public required IReadOnlyList<SubmittedLine> Open { get; init; }

    public required IReadOnlyList<SubmittedLine> Judged { get; init; }
}

/// <summary>A submission.</summary>
internal sealed record SubmittedLine(string Id, string What, string From, string When, string StateText)
{
    /// <summary>What was submitted, line by line.</summary>
    public required IReadOnlyList<SubmittedDetail> Details { get; init; }

    /// <summary>How many lines are not shown.</summary>
    public required int More { get; init; }

    /// <summary>Who judged it; empty before.</summary>
    public required string JudgedBy { get; init; }

    /// <summary>When; empty before.</summary>
    public required string JudgedAt { get; init; }

    public required string Reason { get; init; }

    /// <summary>What readings would change, one at most; <see cref="Details"/> has those that are new then.</summary>
    public IReadOnlyList<HandInBlock> Changes { get; init; } = [];

    /// <summary>Why values are corrected, as it was just typed.</summary>
    public string CorrectionReason { get; init; } = "";

    /// <summary>Why it is refused, as it was just typed.</summary>
    public string RefusalReason { get; init; } = "";
}

/// <summary>A line of a submission.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Text">What the vendor says.</param>
/// <param name="Path">Address of the file or link that it names; empty without one.</param>
internal sealed record SubmittedDetail(string Label, string Text, string Path = "");

/// <summary>A judgement that was not taken.</summary>
/// <param name="Id">Submission.</param>
/// <param name="IsConfirmation">True when it was to be confirmed, false when it was to be refused.</param>
/// <param name="Reason">The reason that was typed.</param>
/// <param name="Problems">Why it was not taken.</param>
internal sealed record FailedJudgement(string Id, bool IsConfirmation, string Reason, IReadOnlyList<Phrase> Problems);

/// <summary>Renders the page on which vendors' submissions are judged.</summary>
public sealed class SubmissionPages(
    [FromKeyedServices("pages")] Templates templates, RunStore store, RunHeads heads, SubmitForVendor submissions, PreviewSubmission previews, HandInBlocks blocks, Phrasebook phrases)
{
    private const int MostDetails = 40;

    internal static string PathOf(string runId) => $"/runs/{runId}/hand-ins";

    /// <param name="request">Request.</param>
    /// <param name="runId">Run.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="failed">What could not be done just now; null: nothing.</param>
    /// <param name="cancellation">Stops reading.</param>
    internal async Task<IResult> ShowAsync(HttpRequest request, string runId, int status, FailedJudgement? failed, CancellationToken cancellation)
    {
        if (!RunIds.IsWellFormed(runId)) throw new RunNotFoundException(runId);
        var (language, frame) = (RequestLanguage.Of(request), PageFrame.Of(request, ""));
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        var all = await submissions.ListAsync(runId, cancellation);
        var open = new List<SubmittedLine>();
        foreach (var one in all.Where(one => one.IsOpen))
            open.Add(Filled(Of(one, file, await previews.OfAsync(file.Run, one, cancellation), frame.Zone, language), failed));
        var about = all.FirstOrDefault(one => one.Id == failed?.Id);
        var view = new SubmissionsPage(language, frame, await heads.OfAsync(request, runId, RunTab.HandIns, cancellation))
        {
            Problems = [.. (failed?.Problems ?? []).Select(problem => phrases.Render(problem, language))],
            ProblemWhat = about is null ? "" : WhatOf(about, file, language),
            ProblemId = about is { IsOpen: true } ? about.Id : "",
            Open = open,
            Judged = [.. all.Where(one => !one.IsOpen).Reverse().Select(one => Of(one, file, null, frame.Zone, language))],
        };
        return HtmlPage.Of(request, status, templates.Render("hand-ins.html.liquid", view), hasScripts: true);
    }

    private SubmittedLine Of(VendorSubmission one, RunFile file, ReadingsPreview? preview, string zone, string language)
    {
        var details = preview is null ? DetailsOf(one, file, language) : [.. preview.New.Select(reading => Of(reading, file, language))];
        return new SubmittedLine(
            one.Id, WhatOf(one, file, language), one.Source, InstantText.Of(one.At, zone, language), phrases.Word($"submission-state.{PageWords.WordOf(one.State)}", language))
        {
            Details = [.. details.Take(MostDetails)],
            More = Math.Max(0, details.Count - MostDetails),
            Changes = preview is null ? [] : [blocks.Of(file, $"{PathOf(file.Run.Id)}/{one.Id}/confirm", preview, null, language)],
            JudgedBy = one.JudgedBy ?? "",
            JudgedAt = one.JudgedAt is { } at ? InstantText.Of(at, zone, language) : "",
            Reason = one.Reason ?? "",
        };
    }

    private static SubmittedLine Filled(SubmittedLine line, FailedJudgement? failed) => failed switch
    {
        { IsConfirmation: true } when failed.Id == line.Id => line with { CorrectionReason = failed.Reason },
        { IsConfirmation: false } when failed.Id == line.Id => line with { RefusalReason = failed.Reason },
        _ => line,
    };

    private string WhatOf(VendorSubmission one, RunFile file, string language) => phrases.Render(
        one.Item is { } item ? new Phrase("submission.item").With("item", NameOf(item, file, language)) : SubmitForVendor.Describe(one), language);

    private IReadOnlyList<SubmittedDetail> DetailsOf(VendorSubmission one, RunFile file, string language) => one switch
    {
        { Answers: { } answers } => [.. answers.Items.Select(answer => new SubmittedDetail(
            file.Playbook.Shortlist.Questions.FirstOrDefault(question => question.Id == answer.Question)?.Text.In(language) ?? answer.Question, answer.Text))],
        { Item: { } item } => [new SubmittedDetail(NameOf(item, file, language), item.Evidence, PathOf(file.Run.Id, item.Evidence))],
        { Certifications: { } lines } => [.. lines.Select(line => Of(line, file, language))],
        _ => [.. one.Readings!.Select(reading => Of(reading, file, language))],
    };

    private SubmittedDetail Of(Certification line, RunFile file, string language) => new(
        $"{line.AgentId} · {file.Playbook.Training.Modules.FirstOrDefault(module => module.Id == line.Module)?.Name.In(language) ?? line.Module}",
        phrases.Render(new Phrase("hand-ins.result").With("score", line.Score).With("attempt", line.Attempt).With("day", line.On), language));

    private SubmittedDetail Of(Reading reading, RunFile file, string language) => new(
        $"{ValueText.OfDay(reading.Day, language)} · {Channel(reading.Channel, language)} · {file.Playbook.Kpis.FirstOrDefault(kpi => kpi.Id == reading.Kpi)?.Name.In(language) ?? reading.Kpi}",
        reading.Denominator is { } all
            ? string.Create(Languages.CultureOf(language), $"{reading.Numerator} / {all}")
            : phrases.Render(new Phrase("hand-ins.mean").With("value", reading.Value ?? 0).With("sample", reading.Sample ?? 0), language));

    private string Channel(string channel, string language) => phrases.Has($"channel.{channel}") ? phrases.Word($"channel.{channel}", language) : channel;

    private static string NameOf(ItemEvidence item, RunFile file, string language) =>
        file.Playbook.ChecklistOf(item.Stage).Items.FirstOrDefault(one => one.Id == item.Id)?.Name.In(language) ?? item.Id;

    // Of what a vendor typed, only a plain web address becomes a link.
    private static string PathOf(string runId, string evidence)
    {
        if (EvidenceFile.IdOf(evidence) is { } id) return EvidenceFile.IsId(id) ? $"/runs/{runId}/evidence/{id}" : "";
        return Uri.TryCreate(evidence, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? uri.AbsoluteUri : "";
    }
}
