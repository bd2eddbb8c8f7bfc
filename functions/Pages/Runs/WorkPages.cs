using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.Validation;
using Onboarding.Functions.Work;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>The pages on which a project manager does the work of a stage.</summary>
public sealed class WorkPages(
    [FromKeyedServices("pages")] Templates templates, RunStore store, RunHeads heads, WorkDesk desk, WorkForms forms, StageGaps gaps, ChecklistLines checklists,
    SubmitStage submit, SignalDispatcher signals, InputReader<SubmitInput> submissions, Phrasebook phrases)
{
    /// <summary>The work of the current stage.</summary>
    internal async Task<IResult> ShowAsync(HttpRequest request, string runId, CancellationToken cancellation) =>
        await WorkAsync(request, runId, StatusCodes.Status200OK, null, null, cancellation);

    /// <summary>The form of a record.</summary>
    internal async Task<IResult> ShowInputAsync(HttpRequest request, string runId, string inputId, string key, CancellationToken cancellation)
    {
        var input = Known(inputId, key);
        var facts = await FactsAsync(request, runId, cancellation);
        return await InputAsync(request, input, facts, key, StatusCodes.Status200OK, null, cancellation);
    }

    /// <summary>Hands in the form of a record.</summary>
    internal async Task<IResult> PutInputAsync(
        HttpRequest request, DurableTaskClient durable, string runId, string inputId, string key, CancellationToken cancellation)
    {
        var input = Known(inputId, key);
        var sent = await SentForm.ReadAsync(request, cancellation);
        var facts = await FactsAsync(request, runId, cancellation);
        var isItem = ChecklistInputs.All.Contains(input);
        var refused = await forms.TakeAsync(input, facts, key, sent, ReaderZone.Of(request), isItem ? ChecklistLines.ScopeOf(key) : "", cancellation);
        if (refused is not null && isItem && input.Stages.Contains(facts.File.Run.Stage)) return await WorkAsync(request, runId, refused.Status, refused, null, cancellation);
        if (refused is not null) return await InputAsync(request, input, facts, key, refused.Status, refused.Form, cancellation);
        await signals.DispatchAsync(durable, runId, cancellation);
        return HtmlPage.SeeOther(request, $"{BackOf(input, runId)}#{(isItem ? $"item-{key}" : $"input-{input.Id}")}", PageNotice.Done(PageFrame.Saved));
    }

    /// <summary>Submits the current stage.</summary>
    internal async Task<IResult> SubmitAsync(HttpRequest request, DurableTaskClient durable, string runId, CancellationToken cancellation)
    {
        var sent = await SentForm.ReadAsync(request, cancellation);
        sent.Fields.Remove("stage", out var stage);
        sent.Fields.Remove("round", out var round);
        var document = FormJson.Of<SubmitInput>(sent.Fields);
        var form = FilledForm.Of(document);
        try
        {
            PathWords.RequireStage(stage.ToString());
            var input = submissions.Read(document);
            await submit.SubmitAsync(runId, stage.ToString(), input.Note, input.Vendor, input.ReserveVendor, RoundOf(round.ToString()), cancellation);
        }
        catch (InvalidInputException invalid)
        {
            return await WorkAsync(request, runId, StatusCodes.Status400BadRequest, null, FilledForm.Of(FormJson.Of<SubmitInput>(sent.Fields), invalid.Errors), cancellation);
        }
        catch (NotReadyException)
        {
            // The page lists what is missing anyway.
            return await WorkAsync(request, runId, StatusCodes.Status409Conflict, null, form, cancellation);
        }
        catch (WrongStageException wrong)
        {
            return await WorkAsync(request, runId, StatusCodes.Status409Conflict, null, form, cancellation, wrong.Reason);
        }

        await signals.DispatchAsync(durable, runId, cancellation);
        return HtmlPage.SeeOther(request, $"/runs/{runId}");
    }

    private async Task<IResult> WorkAsync(
        HttpRequest request, string runId, int status, RefusedForm? refused, FilledForm? submission, CancellationToken cancellation, Phrase? why = null)
    {
        var facts = await FactsAsync(request, runId, cancellation);
        var run = facts.File.Run;
        var locked = LockedOf(request, run);
        var missing = await gaps.OfAsync(facts.File, cancellation);
        var items = ChecklistInputs.Stages.Contains(run.Stage) ? await checklists.OfAsync(facts, refused, cancellation) : [];
        var view = new WorkPage(facts.Language, PageFrame.Of(request, ""), await heads.OfAsync(request, runId, RunTab.Work, cancellation))
        {
            StageId = run.Stage,
            Stage = phrases.Word($"stage.{run.Stage}", facts.Language),
            Round = run.Round,
            Locked = locked,
            Paused = run is { IsEnded: false, Pause: { } pause, StageState: StageState.Preparing } ? phrases.Render(pause.What, facts.Language) : "",
            Missing = [.. missing.Select(one => new MissingLine(phrases.Render(PagePhrase.Of(one, phrases), facts.Language), MendLinks.Of(runId, one)))],
            Checklist = items,
            Settled = items.Count == 0 ? "" : phrases.Render(ChecklistLines.Settled(items), facts.Language),
            Inputs = await InputsAsync(facts, cancellation),
            // What somebody has written is never lost, also when it cannot be sent again before the run goes on.
            Submissions = submission is not null || (IsSubmittedNow(run) && PageFrame.MayChangeOf(request))
                ? [SubmitOf(facts, submission ?? FilledForm.Of<SubmitInput>(null), why)] : [],
        };
        return HtmlPage.Of(request, status, templates.Render("run-work.html.liquid", view), hasScripts: true);
    }

    private async Task<IResult> InputAsync(
        HttpRequest request, WorkInput input, WorkFacts facts, string key, int status, FormView? form, CancellationToken cancellation)
    {
        var runId = facts.File.Run.Id;
        var stored = await desk.FindAsync(input, runId, key, cancellation);
        var view = new InputPage(facts.Language, PageFrame.Of(request, ""), await heads.OfAsync(request, runId, input.IsOfVendors ? RunTab.Vendors : RunTab.Work, cancellation))
        {
            Name = phrases.Word($"input.{input.Id}", facts.Language),
            Record = key.Length == 0 ? "" : WorkDesk.NameOf(input, facts, key, stored),
            Locked = input.Stages.Contains(facts.File.Run.Stage) ? LockedOf(request, facts.File.Run, input.StaysOpen) : phrases.Word("work.other-stage", facts.Language),
            Form = form ?? WorkForms.Draw(input, facts, key, stored),
            Back = BackOf(input, runId),
        };
        return HtmlPage.Of(request, status, templates.Render("run-input.html.liquid", view), hasScripts: true);
    }

    private async Task<IReadOnlyList<InputLine>> InputsAsync(WorkFacts facts, CancellationToken cancellation)
    {
        var lines = new List<InputLine>();
        if (facts.File.Run.Stage == StageIds.Requirements) lines.Add(OfRequest(facts));
        foreach (var input in WorkInputs.Of(facts.File.Run.Stage))
        {
            var name = phrases.Word($"input.{input.Id}", facts.Language);
            var records = (await desk.RecordsAsync(input, facts, cancellation)).Select(record => LineOf(input, facts, record, name)).ToList();
            // Of what others bring in there may be nothing yet, and nothing to add.
            if (records.Count == 0 && (input.Key.Count == 0 || input.QuietIn.Contains(facts.File.Run.Stage))) continue;
            lines.Add(new InputLine(input.Id, name, records, input.Key.Count == 0 ? "" : input.PathOf(facts.File.Run.Id, "")));
        }

        return lines;
    }

    private InputLine OfRequest(WorkFacts facts)
    {
        var name = phrases.Word("run-request.title", facts.Language);
        return new InputLine("request", name, [new RecordLine(name, $"/runs/{facts.File.Run.Id}/request", "done", phrases.Word("work.given", facts.Language))], "");
    }

    private RecordLine LineOf(WorkInput input, WorkFacts facts, WorkRecord record, string name)
    {
        var standing = record.Stored is { } stored ? input.Standing(stored) : "work.not-given";
        return new RecordLine(
            record.Name.Length == 0 ? name : record.Name, input.PathOf(facts.File.Run.Id, record.Key),
            record.Stored is null || standing.EndsWith(".open", StringComparison.Ordinal) ? "open" : "done", phrases.Word(standing, facts.Language));
    }

    private FormView SubmitOf(WorkFacts facts, FilledForm form, Phrase? why)
    {
        var maker = new FieldWords(phrases, form, facts.Language);
        var vendors = facts.Vendors.Where(vendor => vendor.Shortlisted).Select(vendor => (vendor.Id, vendor.Name)).ToList();
        FormField[] fields =
        [
            .. facts.File.Run.Stage == StageIds.Shortlist
                ? [maker.Of("vendor", "submit.vendor", FieldKind.Choice, vendors, required: true), maker.Of("reserveVendor", "submit.reserveVendor", FieldKind.Choice, vendors, required: true)]
                : Array.Empty<FormField>(),
            maker.Of("note", "submit.note", FieldKind.Area),
        ];
        return new FormView
        {
            Action = $"/runs/{facts.File.Run.Id}/submit",
            Anchor = "#submit",
            Parts = [new FormPart("", [.. fields.Select(field => field with { Scope = "submit-" })])],
            Problems = why is null ? maker.Others(fields) : [phrases.Render(why, facts.Language)],
            Button = "work.submit",
        };
    }

    private async Task<WorkFacts> FactsAsync(HttpRequest request, string runId, CancellationToken cancellation) =>
        await desk.FactsAsync(await RunFile.ReadAsync(store, runId, cancellation), RequestLanguage.Of(request), cancellation);

    private static bool IsSubmittedNow(Run run) => run is { IsEnded: false, Pause: null, StageState: StageState.Preparing };

    private static int? RoundOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var round) ? round : null;

    // Outside of preparing nothing is taken, except what a running service brings.
    private string LockedOf(HttpRequest request, Run run, bool staysOpen = false)
    {
        var why = run.IsEnded ? "ended"
            : !PageFrame.MayChangeOf(request) ? "looking"
            : run.StageState == StageState.InReview && !staysOpen ? "in-review"
            : null;
        return why is null ? "" : phrases.Word($"work.{why}", RequestLanguage.Of(request));
    }

    private static string BackOf(WorkInput input, string runId) => input.IsOfVendors ? $"/runs/{runId}/vendors" : $"/runs/{runId}/work";

    private static WorkInput Known(string inputId, string key) => WorkInputs.Find(inputId) is { } input && WorkDesk.IsWellFormed(key) && Fits(input, key)
        ? input
        : throw ApiProblems.NotFound(new Phrase("problem.not-found.input").With("id", inputId));

    // The only record has no key; a new one has none where records are added.
    private static bool Fits(WorkInput input, string key) => key.Length == 0 ? input.IsSingle || input.Key.Count > 0 : !input.IsSingle;
}
