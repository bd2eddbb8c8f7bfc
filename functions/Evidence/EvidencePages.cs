using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Evidence;

/// <summary>View of the page with a run's evidence files.</summary>
internal sealed record EvidencePage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    public required IReadOnlyList<EvidenceLine> Files { get; init; }

    /// <summary>What is wrong with the file that was just sent; empty otherwise.</summary>
    public required string FileProblem { get; init; }

    public required string FileHint { get; init; }

    public required string Accept { get; init; }
}

/// <summary>A file.</summary>
internal sealed record EvidenceLine(string Id, string Name, string Size, string GivenBy, string When, string Reference, string Hash);

/// <summary>Renders the page with a run's evidence files.</summary>
public sealed class EvidencePages([FromKeyedServices("pages")] Templates templates, RunHeads heads, EvidenceStore evidence, EvidenceSettings settings, Phrasebook phrases)
{
    private const decimal Kilobyte = 1024;

    internal async Task<IResult> ShowAsync(HttpRequest request, string runId, int status, Phrase? problem, CancellationToken cancellation)
    {
        if (!RunIds.IsWellFormed(runId)) throw new RunNotFoundException(runId);
        var (language, frame) = (RequestLanguage.Of(request), PageFrame.Of(request, ""));
        var view = new EvidencePage(language, frame, await heads.OfAsync(request, runId, RunTab.Evidence, cancellation))
        {
            Files = [.. (await evidence.ListAsync(runId, cancellation)).Select(file => Of(file, frame.Zone, language))],
            FileProblem = problem is null ? "" : phrases.Render(problem, language),
            FileHint = phrases.Render(new Phrase("evidence.hint").With("known", EvidenceTypes.Extensions).With("megabytes", settings.MaximumMegabytes), language),
            Accept = string.Join(',', EvidenceTypes.All.Select(type => type.Extension)),
        };
        return HtmlPage.Of(request, status, templates.Render("evidence.html.liquid", view), hasScripts: true);
    }

    private static EvidenceLine Of(EvidenceFile file, string zone, string language) => new(
        file.Id, file.FileName, ValueText.Of(Math.Ceiling(file.Size / Kilobyte), language) + " KB", file.GivenBy, InstantText.Of(file.At, zone, language), file.Reference, file.Sha256);
}
