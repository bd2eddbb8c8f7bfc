using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.Pages;
using Onboarding.Functions.SignIn;
using Onboarding.Workflows.Drafts;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Functions.NewRun;

/// <summary>Takes a request from a form: kept as a draft with every step, started by the same command as the API's.</summary>
public sealed class NewRunPages(
    [FromKeyedServices("pages")] Templates templates, PlaybookCatalog playbooks, RequestDrafts drafts, StartRun start,
    InputReader<OnboardingRequest> requests, Phrasebook phrases)
{
    private const string Self = "/runs/new";
    private const string DefaultPlaybook = "customer-service-bpo";

    // Whoever sits at this machine without an address; others have the key of theirs.
    private const string LocalOwner = "local";

    /// <summary>The choice of a playbook, or the form of a draft.</summary>
    internal async Task<IResult> ShowAsync(HttpRequest request, CancellationToken cancellation)
    {
        var id = request.Query["draft"].ToString();
        if (id.Length == 0) return await FirstAsync(request, isGone: false, cancellation);
        return RequestDrafts.IsId(id) && await drafts.FindAsync(OwnerOf(request), id, cancellation) is { } document
            ? Form(request, StatusCodes.Status200OK, id, FilledForm.Of(document))
            : await FirstAsync(request, isGone: true, cancellation);
    }

    /// <summary>Does what a button of the pages asks for.</summary>
    internal async Task<IResult> TakeAsync(HttpRequest request, DurableTaskClient durable, CancellationToken cancellation)
    {
        var sent = await SentRequest.ReadAsync(request, cancellation);
        switch (sent.Do)
        {
            case "delete":
                await drafts.RemoveAsync(OwnerOf(request), sent.Draft, cancellation);
                return HtmlPage.SeeOther(request, Self);
            case "begin":
                return await BeginAsync(request, sent, cancellation);
            case "start":
                await drafts.SaveAsync(OwnerOf(request), sent.Draft, sent.Document, cancellation);
                return await StartAsync(request, sent, durable, cancellation);
            default:
                await drafts.SaveAsync(OwnerOf(request), sent.Draft, sent.Document, cancellation);
                return HtmlPage.SeeOther(request, $"{Self}?draft={sent.Draft}{After(sent.Do)}");
        }
    }

    private async Task<IResult> BeginAsync(HttpRequest request, SentRequest sent, CancellationToken cancellation)
    {
        var playbook = playbooks.Find(sent.Document["playbook"]?.ToString() ?? "") ?? playbooks.All[0];
        // Never one that is there: a begin must not empty a draft.
        var id = RequestDrafts.NewId();
        var document = FirstDraft.Of(playbook, Caller.Of(request), RequestLanguage.Of(request), ReaderZone.Of(request));
        await drafts.SaveAsync(OwnerOf(request), id, document, cancellation);
        return HtmlPage.SeeOther(request, $"{Self}?draft={id}");
    }

    // The draft names the run: clicked twice, there is one. It goes when the run is stored.
    private async Task<IResult> StartAsync(HttpRequest request, SentRequest sent, DurableTaskClient durable, CancellationToken cancellation)
    {
        try
        {
            var input = requests.Read((JsonObject)sent.Document.DeepClone());
            var run = await start.StartAsync(durable, input, $"draft:{OwnerOf(request)}:{sent.Draft}", cancellation);
            await drafts.RemoveAsync(OwnerOf(request), sent.Draft, cancellation);
            return HtmlPage.SeeOther(request, $"/runs/{run.Id}");
        }
        catch (InvalidInputException invalid)
        {
            return Form(request, StatusCodes.Status400BadRequest, sent.Draft, FilledForm.Of(sent.Document, invalid.Errors));
        }
        catch (IdempotencyConflictException started)
        {
            return Form(request, StatusCodes.Status409Conflict, sent.Draft, FilledForm.Of(sent.Document), started.RunId);
        }
    }

    private async Task<IResult> FirstAsync(HttpRequest request, bool isGone, CancellationToken cancellation)
    {
        var (language, frame) = (RequestLanguage.Of(request), PageFrame.Of(request, "new"));
        var saved = await drafts.ListAsync(OwnerOf(request), cancellation);
        var view = new NewRunPage(language, frame)
        {
            Playbooks = [.. playbooks.All.Select(one => new PlaybookChoice(one.Id, one.Name.In(language), one.Description.In(language), one.Id == DefaultPlaybook))],
            Drafts = [.. saved.Select(draft => new DraftLine(draft.Id, draft.Title, InstantText.Of(draft.SavedAt, frame.Zone, language)))],
            IsGone = isGone,
        };
        return HtmlPage.Of(request, isGone ? StatusCodes.Status404NotFound : StatusCodes.Status200OK, templates.Render("new-run.html.liquid", view), hasScripts: true);
    }

    private IResult Form(HttpRequest request, int status, string draft, FilledForm filled, string? startedRun = null)
    {
        var language = RequestLanguage.Of(request);
        var fields = new RequestFields(phrases, filled, language);
        var playbook = playbooks.Find(filled.Text("playbook")) ?? playbooks.Find(DefaultPlaybook) ?? playbooks.All[0];
        var view = new RequestFormPage(language, PageFrame.Of(request, "new"))
        {
            Draft = draft,
            Sections = new RequestForm(fields, playbook, playbooks.All, request.Query["more"].ToString()).Sections(),
            Problems = fields.Problems,
            IsSaved = request.Query.ContainsKey("saved"),
            Started = startedRun is null ? "" : $"/runs/{startedRun}",
        };
        return HtmlPage.Of(request, status, templates.Render("request-form.html.liquid", view), hasScripts: true);
    }

    private static string After(string wanted) => wanted.StartsWith(SentRequest.More, StringComparison.Ordinal) && wanted[SentRequest.More.Length..] is var list
        ? $"&more={Uri.EscapeDataString(list)}#more-{Uri.EscapeDataString(list)}"
        : "&saved=true";

    // Whoever signed in without an address keeps drafts by name; this machine's own are one person's.
    private static string OwnerOf(HttpRequest request) => Caller.Of(request) switch
    {
        { Email: { } email } => PersonKeys.Of(email),
        { Source: CallerSource.AppService, Name: var name } => PersonKeys.Of(name),
        _ => LocalOwner,
    };
}
