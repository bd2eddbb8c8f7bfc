using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Lists;

/// <summary>Renders the board and the list of runs, both from the index alone.</summary>
public sealed class ListPages([FromKeyedServices("pages")] Templates templates, RunViews runs, CardWords words, Phrasebook phrases)
{
    private const string Self = "/runs";

    // What a person takes in at a glance; the stage's list has the rest.
    private const int CardsOfColumn = 12;

    /// <summary>The board: one query a stage, however many runs there are.</summary>
    internal async Task<IResult> BoardAsync(HttpRequest request, CancellationToken cancellation)
    {
        var (language, frame) = (RequestLanguage.Of(request), PageFrame.Of(request, "board"));
        var columns = await Task.WhenAll(StageIds.All.Select(stage => ColumnAsync(request, stage, language, frame.Zone, cancellation)));
        return Html(request, "board.html.liquid", new BoardPage(language, frame) { Columns = columns });
    }

    /// <summary>The list.</summary>
    internal async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation)
    {
        var (language, frame, caller) = (RequestLanguage.Of(request), PageFrame.Of(request, "list"), Caller.Of(request));
        var query = RunListQuery.Of(request);
        var page = await runs.PageAsync(query, language, cancellation);
        var filter = query.Filter;
        return Html(request, "list.html.liquid", new ListPage(language, frame)
        {
            Runs = [.. page.Items.Select(run => words.Card(run, PageQuery.Keep(request), frame.Zone, language))],
            Search = filter.Search ?? "",
            Stages = [.. StageIds.All.Select(stage => new FieldOption(stage, phrases.Word($"stage.{stage}", language), stage == filter.Stage))],
            Statuses = [.. RunListQuery.Statuses.Select(status => new FieldOption(status, phrases.Word($"run-status.{status}", language), request.Query["status"] == status))],
            IsOverdue = filter.Overdue,
            IsMine = filter.WaitsFor is not null,
            ShowsSome = PageQuery.ShowsSome(request),
            KnowsWho = caller.Email is not null,
            SeesAll = filter.SeenBy is null,
            Next = page.Continuation is { } next ? Self + PageQuery.Keep(request, next) : "",
            First = query.Continuation is null ? "" : Self + PageQuery.Keep(request),
            All = Self + PageQuery.Reader(request),
        });
    }

    private async Task<BoardColumn> ColumnAsync(HttpRequest request, string stage, string language, string zone, CancellationToken cancellation)
    {
        var page = await runs.PageAsync(RunListQuery.OfStage(request, stage, CardsOfColumn), language, cancellation);
        return new BoardColumn(
            stage,
            phrases.Word($"stage.{stage}", language),
            [.. page.Items.Select(run => words.Card(run, PageQuery.Reader(request), zone, language))],
            page.Continuation is null ? "" : $"{Self}?stage={stage}");
    }

    private IResult Html(HttpRequest request, string template, object view) =>
        HtmlPage.Of(request, StatusCodes.Status200OK, templates.Render(template, view), hasScripts: true);
}
