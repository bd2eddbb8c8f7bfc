using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Approvals;

/// <summary>Answers decision links with pages.</summary>
public sealed class DecisionPages(PageRenderer renderer, EvidenceLinks evidence)
{
    // Behind the page's own path, see ApprovalFileFunctions.
    private const string FilesPath = "/files/";

    /// <summary>The page as the gate stands.</summary>
    public Task<IResult> ShowAsync(HttpRequest request, LinkedGate linked, CancellationToken cancellation) =>
        PageAsync(request, StatusCodes.Status200OK, linked, FormOf(request), cancellation);

    /// <summary>The page for a token that is not one of ours.</summary>
    public IResult UnknownLink(HttpRequest request) =>
        HtmlPage.Of(request, StatusCodes.Status404NotFound, renderer.UnknownLink(RequestLanguage.Of(request)));

    /// <summary>The page for a link that opens nothing: unknown, or not valid any more.</summary>
    public IResult Nothing(HttpRequest request, LinkState state) => state == LinkState.Wrong
        ? UnknownLink(request)
        : HtmlPage.Of(request, StatusCodes.Status410Gone, renderer.ExpiredLink(RequestLanguage.Of(request)));

    /// <summary>The form did not come from our page, or the page was too old: it is shown again with what was filled in.</summary>
    public Task<IResult> AskAgainAsync(HttpRequest request, LinkedGate linked, GateAnswer answer, CancellationToken cancellation)
    {
        var problems = new Dictionary<string, Phrase> { ["choice"] = new("approval.form-expired") };
        return PageAsync(request, StatusCodes.Status400BadRequest, linked, Refilled(request, answer, problems), cancellation);
    }

    /// <summary>The page after an answer.</summary>
    public Task<IResult> AnsweredAsync(HttpRequest request, GateAnswer answer, AnswerResult result, CancellationToken cancellation) => result.Status switch
    {
        AnswerStatus.UnknownLink => Task.FromResult(UnknownLink(request)),
        AnswerStatus.Accepted => ShowAsync(request, result.Linked!, cancellation),
        AnswerStatus.Invalid => PageAsync(request, StatusCodes.Status400BadRequest, result.Linked!, Refilled(request, answer, result.Problems), cancellation),
        _ => PageAsync(request, StatusCodes.Status409Conflict, result.Linked!, FormOf(request) with { WasRefused = true }, cancellation),
    };

    /// <summary>The page after a code was asked for. Reached again by its own address, so that a reload asks for nothing.</summary>
    public Task<IResult> CodeAskedAsync(HttpRequest request, CodeResult result, CancellationToken cancellation)
    {
        if (result.Status == CodeStatus.UnknownLink) return Task.FromResult(UnknownLink(request));
        if (result.Status != CodeStatus.TooMany) return Task.FromResult(HtmlPage.SeeOther(request, AntiForgery.PageOf(request)));
        var problems = new Dictionary<string, Phrase> { ["code"] = new Phrase("gate.too-many-codes").With("maximum", OneTimeCode.MaximumPerDay) };
        return PageAsync(request, StatusCodes.Status429TooManyRequests, result.Linked!, FormOf(request) with { Problems = problems }, cancellation);
    }

    private async Task<IResult> PageAsync(HttpRequest request, int status, LinkedGate linked, DecisionForm form, CancellationToken cancellation)
    {
        var shown = await evidence.OfAsync(linked.File.Run, linked.File.Gate.Stage, linked.Approval.Approver.Language, cancellation);
        return HtmlPage.Of(request, status, renderer.Render(linked, form with { Evidence = [.. shown.Select(one => Reachable(request, one))] }));
    }

    // Who decides need not be able to sign in: the link by which they came opens the files too.
    private static EvidenceText Reachable(HttpRequest request, EvidenceText shown) =>
        shown.FileId is { } file ? shown with { Url = AntiForgery.PageOf(request) + FilesPath + file } : shown;

    private static DecisionForm Refilled(HttpRequest request, GateAnswer answer, IReadOnlyDictionary<string, Phrase> problems) =>
        FormOf(request) with { Choice = answer.Choice, Comment = answer.Comment, Problems = problems };

    private static DecisionForm FormOf(HttpRequest request) => new(AntiForgery.FieldName, AntiForgery.Issue(request))
    {
        DelegatePath = AntiForgery.PageOf(request) + AntiForgery.DelegateSuffix,
        Action = AntiForgery.PageOf(request),
        CodeAction = AntiForgery.PageOf(request) + AntiForgery.CodeSuffix,
    };
}
