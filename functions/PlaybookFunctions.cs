using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Playbooks.Files;

namespace Onboarding.Functions;

/// <summary>The playbooks that runs can start from. Files are what changes them; here they are read, and checked before they become files.</summary>
public sealed class PlaybookFunctions(PlaybookCatalog playbooks)
{
    /// <summary>Those that ship and the company's own.</summary>
    [Function(nameof(ListPlaybooks))]
    [Answers(typeof(Listing<PlaybookSummary>))]
    public IResult ListPlaybooks([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/playbooks")] HttpRequest request) =>
        Answers.Ok(new Listing<PlaybookSummary>([.. playbooks.All.Select(one => PlaybookSummary.Of(one, playbooks, RequestLanguage.Of(request)))]));

    /// <summary>One playbook, as a run that starts now would keep it.</summary>
    [Function(nameof(ReadPlaybook))]
    [Answers(typeof(Playbook))]
    public IResult ReadPlaybook([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/playbooks/{id}")] HttpRequest request, string id) =>
        Answers.Ok(playbooks.Find(id) ?? throw ApiProblems.NotFound(
            new Phrase("problem.not-found.playbook").With("id", id).With("known", string.Join(", ", playbooks.All.Select(one => one.Id)))));

    /// <summary>Whether a playbook could be used beside those that are here. Nothing is kept.</summary>
    [Function(nameof(CheckPlaybook))]
    [Takes(typeof(JsonObject))]
    [Answers(typeof(PlaybookSummary))]
    public async Task<IResult> CheckPlaybook(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/playbooks/check")] HttpRequest request,
        CancellationToken cancellation)
    {
        var text = await JsonBody.ReadTextAsync(request, cancellation);
        try
        {
            var file = PlaybookFile.Parse("", text);
            return Answers.Ok(PlaybookSummary.Of(playbooks.Check(file), file.BaseId, RequestLanguage.Of(request)));
        }
        catch (InvalidPlaybookException broken)
        {
            throw new InvalidInputException([.. broken.Errors.Select(error => new FieldError(error.Path, error.WithPlace))]);
        }
    }
}
