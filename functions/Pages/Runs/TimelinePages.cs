using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Http;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>What happened in a run, the newest first.</summary>
internal sealed record TimelinePage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    /// <summary>Kinds of entries that there are, the shown one marked.</summary>
    public required IReadOnlyList<KindLine> Kinds { get; init; }

    /// <summary>Entries of the page.</summary>
    public required IReadOnlyList<TimelineLine> Entries { get; init; }

    /// <summary>Page with older entries; empty after the last.</summary>
    public required string Older { get; init; }

    /// <summary>How many entries the audit has.</summary>
    public required int Total { get; init; }

    /// <summary>Where the audit's chain is broken, in words; empty while it is intact.</summary>
    public required string Chain { get; init; }
}

/// <summary>A kind of entries.</summary>
/// <param name="Id">What the page's address says; empty: every kind.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsChosen">True for the one that is shown.</param>
internal sealed record KindLine(string Id, string Name, bool IsChosen);

/// <summary>Renders a run's timeline.</summary>
public sealed class TimelinePages([FromKeyedServices("pages")] Templates templates, RunHeads heads, TimelineViews timelines, PageWords words, Phrasebook phrases)
{
    private const int PageSize = 100;

    /// <summary>The page.</summary>
    internal async Task<IResult> ShowAsync(HttpRequest request, string runId, CancellationToken cancellation)
    {
        var language = RequestLanguage.Of(request);
        var frame = PageFrame.Of(request, "");
        var head = await heads.OfAsync(request, runId, RunTab.Timeline, cancellation);
        var timeline = await timelines.OfAsync(runId, language, cancellation);
        var kind = request.Query["kind"].ToString();
        var before = int.TryParse(request.Query["before"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : int.MaxValue;
        var chosen = timeline.Items.Reverse().Where(item => item.Sequence < before && (kind.Length == 0 || GroupOf(item.Kind) == kind)).ToList();
        var view = new TimelinePage(language, frame, head)
        {
            Kinds = KindsOf(timeline.Items, kind, language),
            Entries = [.. chosen.Take(PageSize).Select(item => words.Entry(item, language, frame.Zone))],
            Older = chosen.Count <= PageSize ? "" : string.Create(
                CultureInfo.InvariantCulture, $"/runs/{runId}/timeline?kind={Uri.EscapeDataString(kind)}&before={chosen[PageSize - 1].Sequence}"),
            Total = timeline.Items.Count,
            Chain = timeline.BrokenAt is { } place ? words.BrokenChain(place, language) : "",
        };
        return HtmlPage.Of(request, StatusCodes.Status200OK, templates.Render("run-timeline.html.liquid", view), hasScripts: true);
    }

    private IReadOnlyList<KindLine> KindsOf(IReadOnlyList<TimelineItem> items, string chosen, string language) =>
    [
        new KindLine("", phrases.Word("timeline.every-kind", language), chosen.Length == 0),
        .. items.Select(item => GroupOf(item.Kind)).Distinct().Select(group => new KindLine(group, NameOf(group, language), group == chosen)).OrderBy(line => line.Name, StringComparer.Ordinal),
    ];

    private string NameOf(string group, string language) => phrases.Has($"audit-group.{group}") ? phrases.Word($"audit-group.{group}", language) : group;

    private static string GroupOf(string kind) => kind.Split('.')[0];
}
