using Onboarding.Functions.Lists;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.NewRun;
using Onboarding.Workflows.Language;

namespace Onboarding.Unit.Tests.Pages;

public sealed class ListPagesTests
{
    private static readonly Templates Templates = Templates.Load(TemplateFolders.Folder("pages"), TemplateFolders.Phrases);

    private static readonly CardView Card = new()
    {
        Path = "/runs/run-1",
        Title = "<b>Sale season</b>",
        Company = "Harbour & Pine",
        Vendor = "Lanternway",
        Stage = "Contract",
        Status = "running",
        StatusText = "Running",
        WaitsFor = "“Contract approval” is being decided; still to answer: 林芳",
        Since = "2 March 2026",
        Until = "",
        Due = "5 March 2026",
        IsOverdue = true,
    };

    [Theory]
    [InlineData(Languages.English)]
    [InlineData(Languages.Chinese)]
    public void The_board_reads_as_its_snapshot(string language)
    {
        var later = Card with { Vendor = "", IsOverdue = false, Due = "", Until = "9 March 2026" };
        var view = new BoardPage(language, RequestFormTests.Frame(language))
        {
            Columns = [new BoardColumn("contract", "Contract", [Card, later], "/runs?stage=contract"), new BoardColumn("pilot", "Pilot", [], "")],
        };

        Snapshot.Matches("Pages", $"board.{language}.html", Templates.Render("board.html.liquid", view));
    }

    [Theory]
    [InlineData(Languages.English)]
    [InlineData(Languages.Chinese)]
    public void The_list_reads_as_its_snapshot(string language) =>
        Snapshot.Matches("Pages", $"list.{language}.html", Render(Page(language) with { Runs = [Card], Next = "/runs?continuation=next", Search = "sale", ShowsSome = true, IsMine = true }));

    [Theory]
    [InlineData(false, false, true, true, "", "There is no onboarding yet")]
    [InlineData(false, false, true, false, "", "There is no onboarding that you take part in")]
    [InlineData(true, false, true, true, "", "No onboarding is like that")]
    [InlineData(true, false, true, true, "/runs?continuation=x", "Go on to the next page")]
    [InlineData(true, true, false, true, "", "Nobody is signed in here with an e-mail address")]
    public void An_empty_list_says_why_and_what_to_do(bool showsSome, bool isMine, bool knowsWho, bool seesAll, string next, string expected) =>
        Assert.Contains(expected, Render(Page(Languages.English) with { ShowsSome = showsSome, IsMine = isMine, KnowsWho = knowsWho, SeesAll = seesAll, Next = next }), StringComparison.Ordinal);

    private static string Render(ListPage view) => Templates.Render("list.html.liquid", view);

    private static ListPage Page(string language) => new(language, RequestFormTests.Frame(language))
    {
        Runs = [],
        Search = "",
        Stages = [new("pilot", "Pilot", true)],
        Statuses = [new("running", "Running", false)],
        IsOverdue = false,
        IsMine = false,
        ShowsSome = false,
        KnowsWho = true,
        SeesAll = true,
        Next = "",
        First = "",
        All = "/runs",
    };
}
