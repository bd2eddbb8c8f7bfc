using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Approvals;

/// <summary>Answers decision links with pages.</summary>
public sealed class DecisionPages(PageRenderer renderer)
{
    /// <summary>The page as the gate stands.</summary>
    public IResult Show(HttpRequest request, LinkedGate linked) =>
        HtmlPage.Of(request, StatusCodes.Status200OK, renderer.Render(linked, FormOf(request)));

    /// <summary>The page for a token that is not one of ours.</summary>
    public IResult UnknownLink(HttpRequest request) =>
        HtmlPage.Of(request, StatusCodes.Status404NotFound, renderer.UnknownLink(RequestLanguage.Of(request)));

    /// <summary>The page for a link that opens nothing: unknown, or not valid any more.</summary>
    public IResult Nothing(HttpRequest request, LinkState state) => state == LinkState.Wrong
        ? UnknownLink(request)
        : HtmlPage.Of(request, StatusCodes.Status410Gone, renderer.ExpiredLink(RequestLanguage.Of(request)));

    /// <summary>The form did not come from our page, or the page was too old: it is shown again with what was filled in.</summary>
    public IResult AskAgain(HttpRequest request, LinkedGate linked, GateAnswer answer)
    {
        var problems = new Dictionary<string, Phrase> { ["choice"] = new("approval.form-expired") };
        return HtmlPage.Of(request, StatusCodes.Status400BadRequest, renderer.Render(linked, Refilled(request, answer, problems)));
    }

    /// <summary>The page after an answer.</summary>
    public IResult Answered(HttpRequest request, GateAnswer answer, AnswerResult result) => result.Status switch
    {
        AnswerStatus.UnknownLink => UnknownLink(request),
        AnswerStatus.Accepted => Show(request, result.Linked!),
        AnswerStatus.Invalid => HtmlPage.Of(request, StatusCodes.Status400BadRequest,
            renderer.Render(result.Linked!, Refilled(request, answer, result.Problems))),
        _ => HtmlPage.Of(request, StatusCodes.Status409Conflict,
            renderer.Render(result.Linked!, FormOf(request) with { WasRefused = true })),
    };

    /// <summary>The page after a code was asked for. Reached again by its own address, so that a reload asks for nothing.</summary>
    public IResult CodeAsked(HttpRequest request, CodeResult result)
    {
        if (result.Status == CodeStatus.UnknownLink) return UnknownLink(request);
        if (result.Status != CodeStatus.TooMany) return HtmlPage.SeeOther(request, AntiForgery.PageOf(request));
        var problems = new Dictionary<string, Phrase> { ["code"] = new Phrase("gate.too-many-codes").With("maximum", OneTimeCode.MaximumPerDay) };
        return HtmlPage.Of(request, StatusCodes.Status429TooManyRequests, renderer.Render(result.Linked!, FormOf(request) with { Problems = problems }));
    }

    private static DecisionForm Refilled(HttpRequest request, GateAnswer answer, IReadOnlyDictionary<string, Phrase> problems) =>
        FormOf(request) with { Choice = answer.Choice, Comment = answer.Comment, Problems = problems };

    private static DecisionForm FormOf(HttpRequest request) => new(AntiForgery.FieldName, AntiForgery.Issue(request))
    {
        DelegatePath = AntiForgery.PageOf(request) + AntiForgery.DelegateSuffix,
        Action = AntiForgery.PageOf(request),
        CodeAction = AntiForgery.PageOf(request) + AntiForgery.CodeSuffix,
    };
}
