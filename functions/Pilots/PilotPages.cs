using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Functions.Readings;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Pilots;

/// <summary>Renders the page of the pilot and of the service after it.</summary>
public sealed class PilotPages([FromKeyedServices("pages")] Templates templates, Phrasebook phrases, PageWords words)
{
    private const int MostMeetings = 3;

    // Both languages' words for days and numbers are the browser's own.
    private const string EnglishOfPages = "en-GB";

    /// <summary>The page.</summary>
    /// <param name="rows">What the run has.</param>
    /// <param name="overview">How it stands; null before the pilot.</param>
    /// <param name="today">Today (UTC).</param>
    /// <param name="language">Language of the reader.</param>
    /// <param name="frame">What stands around.</param>
    /// <param name="head">What stands above.</param>
    /// <param name="stored">How many readings were just stored; null: none were confirmed.</param>
    internal string Render(PilotRows rows, PilotOverview? overview, DateOnly today, string language, PageFrame frame, RunHead head, int? stored = null)
    {
        var run = rows.File.Run;
        var period = overview?.Period ?? PilotPeriod.Pilot;
        return templates.Render("pilot.html.liquid", new PilotPage(language, frame, head)
        {
            Heading = HeadingOf(run, overview, language),
            Notice = stored is { } count ? phrases.Render(new Phrase(count == 0 ? "hand-in.nothing-stored" : "hand-in.stored").With("count", count), language) : "",
            Standing = StandingOf(run, language),
            Days = overview is null ? "" : phrases.Render(new Phrase("pilot-page.shown").With("from", overview.From).With("to", overview.To), language),
            OtherPeriod = overview is { HasService: true } ? $"?period={(period == PilotPeriod.Pilot ? "service" : "pilot")}" : "",
            OtherPeriodName = phrases.Word(period == PilotPeriod.Pilot ? "pilot-page.to-service" : "pilot-page.to-pilot", language),
            NextReview = NextOf(rows, frame.Zone, language),
            Reviews = PilotReview.Last(rows, period) is { } held ? [Of(held, language)] : [],
            Kpis = BlocksOf(rows, overview, language),
            Words = WordsOf(language),
            Upload = Upload(run, frame.MayChange, new FieldWords(phrases, FilledForm.Of<object>(null), language)),
            Actions = ActionsOf(rows, today, language),
            Ratings = RatingsOf(rows, today, language),
            RatingsSummary = phrases.Render(new Phrase("pilot-page.ratings").With("count", rows.Ratings.Count).With("open", rows.Ratings.Count(rating => rating.IsOpen)), language),
            Meetings = [.. rows.Meetings.Reverse().Take(MostMeetings).Select(meeting => new MeetingRow(ValueText.OfDay(meeting.On, language), meeting.Minutes?.Decisions ?? []))],
        });
    }

    /// <summary>The form that takes readings.</summary>
    internal static UploadBlock Upload(Run run, bool mayChange, FieldWords fields) => new(
        mayChange && !run.IsEnded && run.Stage is StageIds.Pilot or StageIds.ScaleUp or StageIds.Operations,
        $"/runs/{run.Id}/pilot/readings", string.Join(", ", CsvReadings.Columns), fields.Of("reason", "hand-in-reason"));

    private IReadOnlyList<KpiBlock> BlocksOf(PilotRows rows, PilotOverview? overview, string language)
    {
        if (overview is null) return [];
        var currency = rows.File.Request.Budget.Currency;
        var blocks = new KpiBlocks(phrases, language);
        return
        [
            .. from judged in overview.Kpis
               let view = KpiChartView.Of(judged, currency, phrases, language)
               select blocks.Of(judged, view, ChartColumns.Of(view, overview.From, overview.To)),
        ];
    }

    private string HeadingOf(Run run, PilotOverview? overview, string language) => overview?.Period == PilotPeriod.Service
        ? phrases.Word($"stage.{run.Stage}", language)
        : phrases.Word("stage.pilot", language);

    private string StandingOf(Run run, string language) =>
        run is { IsEnded: false, WaitsFor: not null } ? "" : phrases.Word($"run-end.{RunStatusName.Of(run.Status)}", language);

    private string NextOf(PilotRows rows, string zone, string language) => PilotReview.Next(rows) switch
    {
        null => "",
        { At: { } at } next => phrases.Render(new Phrase("pilot-page.next").With("review", next.Name).With("at", InstantText.Of(at, zone, language)), language),
        { } next => phrases.Render(new Phrase("pilot-page.being-decided").With("review", next.Name), language),
    };

    private ReviewBlock Of(HeldReview held, string language) => new(
        phrases.Render(held.Name, language), held.Recommendation?.In(language) ?? "",
        [.. held.Reasons.Select(reason => phrases.Render(reason, language))], held.Decision?.In(language) ?? "");

    private IReadOnlyList<ActionRow> ActionsOf(PilotRows rows, DateOnly today, string language) =>
    [
        .. rows.Actions.OrderBy(action => action.Status).ThenBy(action => action.Due).Select(action => new ActionRow(
            phrases.Render(action.Cause, language), words.OwnerOf(action.Owner.Role, action.Owner.Name, language), ValueText.OfDay(action.Due, language),
            phrases.Word($"record.action-status.{PageWords.WordOf(action.Status)}", language), ActionViews.ResultOf(action, phrases, language) ?? "",
            action.IsOpen, action.IsOverdueOn(today))),
    ];

    private static IReadOnlyList<RatingRow> RatingsOf(PilotRows rows, DateOnly today, string language) =>
    [
        .. rows.Ratings.Where(rating => rating.IsOpen).OrderBy(rating => rating.Report.Day).Select(rating => new RatingRow(
            rating.Report.Reference, ValueText.OfDay(rating.Report.Day, language), rating.Report.Wrong,
            rating.IsLateOn(today, rows.File.Playbook.Pilot.Ratings.CloseWithinDays))),
    ];

    private string WordsOf(string language) => JsonSerializer.Serialize(
        new
        {
            Language = language == Languages.Chinese ? language : EnglishOfPages,
            Slider = phrases.Word("pilot-page.script.slider", language),
            Day = phrases.Word("pilot-page.script.day", language),
            Running = phrases.Word("pilot-page.script.running", language),
            Separator = phrases.Word("pilot-page.script.separator", language),
        }, RunJson.Options);
}
