using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>What a run's people look at.</summary>
internal static class RunShown
{
    public static IEnumerable<ShownPage> Of(FilledApp app)
    {
        var runs = app.Runs;
        var (pilot, contract, shortlist) = (runs.At(StageIds.Pilot), runs.At(StageIds.Contract), runs.At(StageIds.Shortlist));
        return
        [
            new("run-new", "ShowRun", "run", To(runs.At(StageIds.Requirements))),
            new("run-asking", "ShowRun", "run", To(runs.Asking)),
            new("run-pilot", "ShowRun", "run", To(pilot)),
            new("run-operations", "ShowRun", "run", To(runs.At(StageIds.Operations))),
            new("run-paused", "ShowRun", "run", To(runs.Paused)),
            new("run-cancelled", "ShowRun", "run", To(runs.Cancelled)),
            new("vendors-none", "ShowRunVendors", "run-vendors", To(runs.Asking, "/vendors")),
            new("vendors", "ShowRunVendors", "run-vendors", To(shortlist, "/vendors")),
            new("contacts-none", "ShowContacts", "contacts", To(shortlist, $"/vendors/{FilledRuns.Other}/contacts")),
            new("contacts", "ShowContacts", "contacts", To(shortlist, $"/vendors/{FilledRuns.Chosen}/contacts")),
            new("contacts-errors", "InviteContactByPage", "contacts", To(shortlist, $"/vendors/{FilledRuns.Chosen}/contacts")) { Then = ShownPage.Sent("form[action$='/contacts']") },
            new("hand-ins-none", "ShowSubmissions", "hand-ins", To(runs.Asking, "/hand-ins")),
            new("hand-ins", "ShowSubmissions", "hand-ins", To(shortlist, "/hand-ins")),
            new("hand-ins-errors", "JudgeSubmissionByPage", "hand-ins", To(shortlist, "/hand-ins")) { Then = ShownPage.Sent("form[action$='/refuse']") },
            new("evidence-none", "ShowEvidence", "evidence", To(runs.Asking, "/evidence")),
            new("evidence", "ShowEvidence", "evidence", To(contract, "/evidence")),
            new("evidence-errors", "AddEvidenceByPage", "evidence", To(contract, "/evidence")) { Then = ShownPage.Sent("main form[enctype]") },
            new("pilot-none", "ShowPilot", "pilot", To(contract, "/pilot")),
            new("pilot", "ShowPilot", "pilot", To(pilot, "/pilot")),
            new("readings-preview", "ShowReadingsPreview", "hand-in", app.Vendors.Preview),
            new("readings-errors", "UploadReadings", "hand-in", To(pilot, "/pilot")) { Then = ShownPage.Sent("main form[enctype]") },
            new("mails", "ShowRunMails", "run-mails", To(pilot, "/mails")),
            new("timeline", "ShowRunTimeline", "run-timeline", To(pilot, "/timeline")),
            new("timeline-kind", "ShowRunTimeline", "run-timeline", To(pilot, "/timeline?kind=gate")),
            new("record", "ShowRecord", "record", To(pilot, "/record")),
            new("record-cancelled", "ShowRecord", "record", To(runs.Cancelled, "/record")),
        ];
    }

    private static string To(PlayedRun run, string rest = "") => $"/runs/{run.Id}{rest}";
}
