using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Functions.Views;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>Makes the head of a run's pages.</summary>
public sealed class RunHeads(RunViews runs, PageWords words)
{
    /// <summary>The head.</summary>
    /// <param name="request">Request, for language and time zone.</param>
    /// <param name="runId">Run.</param>
    /// <param name="tab">The page that is shown, see <see cref="RunTab"/>.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="Workflows.Storage.RunNotFoundException">There is no such run.</exception>
    internal async Task<RunHead> OfAsync(HttpRequest request, string runId, string tab, CancellationToken cancellation)
    {
        var language = RequestLanguage.Of(request);
        var run = await runs.OneAsync(runId, language, cancellation);
        return new RunHead
        {
            Run = words.Line(run, language, ReaderZone.Of(request)),
            Playbook = $"{run.Playbook.Name} {run.Playbook.Version}",
            Sequence = run.AuditSequence!.Value,
            Stages = [.. run.Stages!.Select(stage => new StageLineItem(stage.Id, stage.Name, stage.State, stage.Outcome ?? ""))],
            Tabs = RunTab.Of(runId, tab),
            HandedOverFrom = run.HandedOverFrom ?? "",
            HandedOverTo = run.HandedOverTo ?? "",
        };
    }
}
