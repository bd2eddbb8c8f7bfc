using Microsoft.Playwright;
using Onboarding.Functions.Work;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>The work of every stage, and the form of everything that a stage takes in.</summary>
internal static class WorkShown
{
    private static readonly string[] Stages =
    [
        StageIds.Requirements, StageIds.Shortlist, StageIds.Contract, StageIds.Integration, StageIds.Training, StageIds.Pilot, StageIds.ScaleUp,
        StageIds.Operations, StageIds.Exit,
    ];

    public static IEnumerable<ShownPage> Of(FilledRuns runs) =>
    [
        .. Stages.Select(stage => new ShownPage($"work-{stage}", "ShowRunWork", "run-work", $"/runs/{runs.At(stage).Id}/work")),
        new("work-locked", "ShowRunWork", "run-work", $"/runs/{runs.Asking.Id}/work"),
        new("work-incomplete", "PostRunSubmission", "run-work", $"/runs/{runs.At(StageIds.Contract).Id}/work") { Then = ShownPage.Sent("form[action*='/submit']") },
        new("work-item-errors", "PostRunRecord", "run-work", $"/runs/{runs.At(StageIds.Contract).Id}/work") { Then = DoneWithoutEvidence },
        .. WorkInputs.All.Where(input => input.IsSingle || input.Key.Count > 0).Select(input => new ShownPage($"input-{input.Id}", "ShowRunInput", "run-input", PathOf(runs, input, ""))),
        .. WorkInputs.All.Where(input => input.IsSingle || input.Key.Count > 0).Take(1)
            .Select(input => new ShownPage("input-errors", "PostRunInput", "run-input", PathOf(runs, input, "")) { Then = ShownPage.Sent("main form.work") }),
        Record(runs, "vendor", FilledRuns.Chosen),
        Record(runs, "scorecard", $"{FilledRuns.Chosen}:jun.wang"),
        Record(runs, "offer", FilledRuns.Chosen),
        Record(runs, "answers", FilledRuns.Chosen),
        Record(runs, "test-case", PlaybookFacts.Usual.TestCases.First()),
        Record(runs, "agent", "LW-1", StageIds.Pilot),
        new("request", "ShowRunRequest", "run-request", $"/runs/{runs.At(StageIds.Requirements).Id}/request"),
        new("request-errors", "PostRunRequest", "run-request", $"/runs/{runs.At(StageIds.Requirements).Id}/request") { Then = WithoutTitle },
        new("input-other-stage", "ShowRunRecord", "run-input", $"/runs/{runs.At(StageIds.Pilot).Id}/work/vendor/{FilledRuns.Chosen}"),
    ];

    private static async Task DoneWithoutEvidence(IPage page) => await page.Locator("details.item.open form").Nth(1).EvaluateAsync(
        "form => { form.querySelector('select[name=status]').value = 'done'; form.noValidate = true; setTimeout(() => form.requestSubmit(), 0); }");

    private static async Task WithoutTitle(IPage page)
    {
        await page.Locator("#f-title").FillAsync("");
        await ShownPage.Sent("main form")(page);
    }

    private static ShownPage Record(FilledRuns runs, string input, string key, string? stage = null)
    {
        var one = WorkInputs.Find(input)!;
        return new($"record-of-{input}", "ShowRunRecord", "run-input", stage is null ? PathOf(runs, one, key) : one.PathOf(runs.At(stage).Id, key));
    }

    private static string PathOf(FilledRuns runs, WorkInput input, string key) => input.PathOf(runs.At(input.Stages[0]).Id, key);
}
