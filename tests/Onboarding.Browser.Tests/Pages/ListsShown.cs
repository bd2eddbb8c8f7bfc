namespace Onboarding.Browser.Tests.Pages;

/// <summary>Pages that show many runs, and those that begin one.</summary>
internal static class ListsShown
{
    public static IEnumerable<ShownPage> Of(FilledApp app) =>
    [
        new("board", "ShowBoard", "board", "/"),
        new("list", "ShowRuns", "list", "/runs"),
        new("list-filtered", "ShowRuns", "list", "/runs?stage=requirements&status=running&pageSize=2"),
        new("list-overdue", "ShowRuns", "list", "/runs?overdue=true"),
        new("list-mine", "ShowRuns", "list", "/runs?waitsForMe=true"),
        new("list-ended", "ShowRuns", "list", "/runs?status=ended"),
        new("list-empty", "ShowRuns", "list", "/runs?q=nothing+like+this"),
        new("new-run", "ShowNewRun", "new-run", "/runs/new"),
        new("new-run-form", "ShowNewRun", "request-form", app.Vendors.Draft),
        new("new-run-errors", "TakeNewRun", "request-form", app.Vendors.Draft) { Then = ShownPage.Sent("main form.request", "button[value=start]") },
        new("unknown-run", "ShowRun", "unknown-run", "/runs/00000000000000000000000000"),
        new("problem", "ShowRunInput", "problem", $"/runs/{app.Runs.Asking.Id}/work/nothing"),
        new("not-found", "", "problem", "/no-such-page"),
    ];
}
