using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Approvals;

/// <summary>The page on which an approver gives their part to somebody else.</summary>
public sealed class DelegatePages(PageRenderer renderer, RunStore store)
{
    /// <summary>The page as the gate stands.</summary>
    public Task<IResult> ShowAsync(HttpRequest request, LinkedGate linked, CancellationToken cancellation) =>
        PageAsync(request, StatusCodes.Status200OK, linked, FormOf(request), cancellation);

    /// <summary>The form did not come from our page, or the page was too old: it is shown again with what was filled in.</summary>
    public Task<IResult> AskAgainAsync(HttpRequest request, LinkedGate linked, DelegateInput input, CancellationToken cancellation)
    {
        var problems = new Dictionary<string, Phrase> { ["delegateTo"] = new("approval.form-expired") };
        return PageAsync(request, StatusCodes.Status400BadRequest, linked, Refilled(request, input, problems), cancellation);
    }

    /// <summary>The page after it was sent.</summary>
    public Task<IResult> AnsweredAsync(HttpRequest request, DelegateInput input, DelegateResult result, CancellationToken cancellation) => result.Status switch
    {
        AnswerStatus.Invalid => PageAsync(request, StatusCodes.Status400BadRequest, result.Linked, Refilled(request, input, result.Problems), cancellation),
        AnswerStatus.Accepted => PageAsync(request, StatusCodes.Status200OK, result.Linked, FormOf(request), cancellation),
        _ => PageAsync(request, StatusCodes.Status409Conflict, result.Linked, FormOf(request), cancellation),
    };

    private async Task<IResult> PageAsync(HttpRequest request, int status, LinkedGate? linked, DelegateForm form, CancellationToken cancellation)
    {
        if (linked is null) return HtmlPage.Of(request, StatusCodes.Status404NotFound, renderer.UnknownLink(RequestLanguage.Of(request)));
        var people = (await store.GetAsync<OnboardingRequest>(linked.File.Run.Id, RowKeys.Request, cancellation)).People;
        return HtmlPage.Of(request, status, renderer.Delegate(linked, people, form));
    }

    private static DelegateForm Refilled(HttpRequest request, DelegateInput input, IReadOnlyDictionary<string, Phrase> problems) =>
        FormOf(request) with { DelegateTo = input.DelegateTo, Until = input.Until, Reason = input.Reason, Problems = problems };

    private static DelegateForm FormOf(HttpRequest request) => new(AntiForgery.FieldName, AntiForgery.Issue(request));
}
