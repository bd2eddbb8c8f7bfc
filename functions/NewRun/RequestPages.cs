using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Functions.Validation;
using Onboarding.Functions.Work;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.NewRun;

/// <summary>The request of a run that has started, in the form it was filled in by: changed by the API's command until its stage is submitted.</summary>
public sealed class RequestPages(
    [FromKeyedServices("pages")] Templates templates, RunStore store, RunHeads heads, IServiceProvider services, Phrasebook phrases)
{
    /// <summary>The form with what is stored.</summary>
    internal async Task<IResult> ShowAsync(HttpRequest request, string runId, CancellationToken cancellation)
    {
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        var stored = await store.GetAsync<JsonNode>(runId, RowKeys.Request, cancellation);
        return await FormAsync(request, StatusCodes.Status200OK, file, new(FilledForm.Of(stored.AsObject()), SeenRow.VersionOf(stored)), cancellation);
    }

    /// <summary>Changes the request, or shows the form again with one more row, or with what is wrong.</summary>
    internal async Task<IResult> TakeAsync(HttpRequest request, string runId, CancellationToken cancellation)
    {
        var sent = await SentRequest.ReadAsync(request, cancellation);
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        var shown = new ShownRequest(FilledForm.Of(sent.Document), sent.Version) { More = sent.MoreOf };
        if (sent.MoreOf.Length > 0) return await FormAsync(request, StatusCodes.Status200OK, file, shown, cancellation);
        try
        {
            var input = ReaderOf(file).Read((JsonObject)sent.Document.DeepClone(), new Dictionary<string, string> { ["playbook"] = file.Playbook.Id }, "request.playbook-stays");
            await new WorkCommands(services, store).Seeing(new SeenRow(RowKeys.Request, sent.Version)).Of<ChangeRequest>().PutAsync(runId, input, cancellation);
            return HtmlPage.SeeOther(request, $"/runs/{runId}/work", PageNotice.Done(PageFrame.Saved));
        }
        catch (InvalidInputException invalid)
        {
            return await FormAsync(request, StatusCodes.Status400BadRequest, file, shown with { Form = FilledForm.Of(sent.Document, invalid.Errors) }, cancellation);
        }
        catch (WrongStageException)
        {
            // The page says that it is locked.
            return await FormAsync(request, StatusCodes.Status409Conflict, await RunFile.ReadAsync(store, runId, cancellation), shown, cancellation);
        }
        catch (RowChangedException changed)
        {
            var seen = shown with { Version = SeenRow.VersionOf(changed.Stored), IsChanged = true };
            return await FormAsync(request, StatusCodes.Status409Conflict, file, seen, cancellation);
        }
    }

    private async Task<IResult> FormAsync(HttpRequest request, int status, RunFile file, ShownRequest shown, CancellationToken cancellation)
    {
        var language = RequestLanguage.Of(request);
        var fields = new RequestFields(phrases, shown.Form, language);
        var view = new RunRequestPage(language, PageFrame.Of(request, ""), await heads.OfAsync(request, file.Run.Id, RunTab.Work, cancellation))
        {
            Sections = new RequestForm(fields, file.Playbook, [file.Playbook], shown.More).Sections(),
            Problems = fields.Problems,
            Version = shown.Version,
            IsChanged = shown.IsChanged,
            Locked = IsOpen(file.Run) ? "" : phrases.Word("work.other-stage", language),
        };
        return HtmlPage.Of(request, status, templates.Render("run-request.html.liquid", view), hasScripts: true);
    }

    private static bool IsOpen(Run run) => !run.IsEnded && run is { Stage: StageIds.Requirements, StageState: StageState.Preparing };

    // Judged by the run's own copy of its playbook, which may not be there any more.
    private static InputReader<OnboardingRequest> ReaderOf(RunFile file) => new(new OnboardingRequestValidator([file.Playbook]));

    private sealed record ShownRequest(FilledForm Form, string Version)
    {
        public string More { get; init; } = "";

        public bool IsChanged { get; init; }
    }
}

/// <summary>The request of a run.</summary>
internal sealed record RunRequestPage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    public required IReadOnlyList<FormSection> Sections { get; init; }

    /// <summary>Everything that is wrong, with the field it is about.</summary>
    public required IReadOnlyList<FormProblem> Problems { get; init; }

    /// <summary>Version of the request as it was seen.</summary>
    public required string Version { get; init; }

    /// <summary>True when somebody changed it meanwhile.</summary>
    public required bool IsChanged { get; init; }

    /// <summary>Why it cannot be changed; empty when it can.</summary>
    public required string Locked { get; init; }
}
