using Onboarding.Functions.RunActions;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>What can be done to a run, each with its form.</summary>
internal static class ActionsShown
{
    public static IEnumerable<ShownPage> Of(FilledRuns runs) =>
    [
        new("actions", "ShowRunActions", "run-actions", $"/runs/{runs.Asking.Id}/actions"),
        new("actions-none", "ShowRunActions", "run-actions", $"/runs/{runs.Cancelled.Id}/actions"),
        .. RunActionIds.All.Select(action => new ShownPage($"action-{action}", "ShowRunAction", "run-action", $"/runs/{RunFor(runs, action).Id}/actions/{action}")),
        new("action-not-now", "ShowRunAction", "run-action", $"/runs/{runs.Cancelled.Id}/actions/pause"),
        new("action-errors", "TakeRunAction", "run-action", $"/runs/{runs.Asking.Id}/actions/add-approver") { Then = ShownPage.Sent("form.run-action") },
    ];

    private static PlayedRun RunFor(FilledRuns runs, string action) => action switch
    {
        RunActionIds.Resume => runs.Paused,
        RunActionIds.CorrectReading => runs.At(StageIds.Pilot),
        _ => runs.Asking,
    };
}
