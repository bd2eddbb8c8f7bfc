using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>The pages behind decision links, as HTML without script.</summary>
public sealed class PageRenderer(Templates pages, Phrasebook phrases, GateTexts texts, ClosureTexts closures)
{
    /// <summary>The page for a link as the gate round stands: the form while the approver can answer, otherwise who decided what and when.</summary>
    public string Render(LinkedGate linked, DecisionForm form)
    {
        if (linked.File.IsAhead(linked.Approval)) return NotYet(linked, form);
        return linked.File.IsOpen && linked.File.IsWaiting(linked.Approval) ? Decision(linked, form) : Closed(linked, form);
    }

    /// <summary>The page for a token that is not one of ours.</summary>
    /// <param name="language">What the reader's browser asks for.</param>
    public string UnknownLink(string language) =>
        pages.Render("unknown-link.html.liquid", new UnknownLinkPage(language));

    /// <summary>The page for a link that is not valid any more.</summary>
    /// <param name="language">What the reader's browser asks for.</param>
    public string ExpiredLink(string language) =>
        pages.Render("expired-link.html.liquid", new UnknownLinkPage(language));

    private string Decision(LinkedGate linked, DecisionForm form)
    {
        var (file, approver) = (linked.File, linked.Approval.Approver);
        var language = LanguageOf(linked);
        return pages.Render("decision.html.liquid", new DecisionPage(language, approver.Name, file.Run.Company, file.Run.Title)
        {
            Gate = AnsweredFirst(texts.Of(file, approver with { Language = language }, form.Choice)),
            Evidence = form.Evidence,
            Paused = file.Pause is { } pause ? phrases.Render(pause.What, language) : "",
            AntiForgeryField = form.AntiForgeryField,
            AntiForgery = form.AntiForgery,
            Comment = form.Comment ?? "",
            ChoiceProblem = ProblemOf(form, "choice", language),
            CommentProblem = ProblemOf(form, "comment", language),
            NeedsCode = file.Policy.RequiresCode,
            CodeAskedAt = linked.Approval.Code is { } code ? InstantText.Of(code.AskedAt, approver.TimeZone, language) : "",
            CodeMinutes = (int)OneTimeCode.Validity.TotalMinutes,
            Action = form.Action,
            CodeAction = form.CodeAction,
            CodeProblem = ProblemOf(form, "code", language),
            DelegatePath = file.Policy.RequiresCode ? "" : form.DelegatePath,
        });
    }

    /// <summary>The page on which an approver gives their part to somebody else; the closed page when there is nothing to give any more.</summary>
    /// <param name="linked">The approver's part.</param>
    /// <param name="people">Everybody of the run.</param>
    /// <param name="form">What a refused form had.</param>
    public string Delegate(LinkedGate linked, IReadOnlyList<Person> people, DelegateForm form)
    {
        var (file, approver) = (linked.File, linked.Approval.Approver);
        if (file.Pause is not null && file.IsWaiting(linked.Approval)) return Decision(linked, new DecisionForm(form.AntiForgeryField, form.AntiForgery));
        if (!file.IsOpen || !file.IsWaiting(linked.Approval)) return Closed(linked, new DecisionForm(form.AntiForgeryField, form.AntiForgery));
        var language = LanguageOf(linked);
        return pages.Render("delegate.html.liquid", new DelegatePage(language, approver.Name, file.Run.Company, file.Run.Title)
        {
            Gate = texts.Of(file, approver with { Language = language }),
            AntiForgeryField = form.AntiForgeryField,
            AntiForgery = form.AntiForgery,
            People =
            [
                .. people.DistinctBy(person => PersonKeys.Of(person.Email)).Where(person => PersonKeys.Of(person.Email) != linked.ApproverKey && PartChanges.RefusalOf(file.Policy, file.Approvals, linked.Approval, person, people) is null)
                    .Select(person => new DelegateText(person.Email, person.Name, phrases.Word($"role.{person.Role}", language), person.Email == form.DelegateTo)),
            ],
            Until = form.Until ?? "",
            Reason = form.Reason ?? "",
            Problems = [.. form.Problems.Values.Select(problem => phrases.Render(problem, language))],
        });
    }

    private string NotYet(LinkedGate linked, DecisionForm form)
    {
        var (file, approver) = (linked.File, linked.Approval.Approver);
        var language = LanguageOf(linked);
        return pages.Render("not-yet.html.liquid", new NotYetPage(language, approver.Name, file.Run.Company, file.Run.Title)
        {
            Gate = texts.Of(file, approver with { Language = language }),
            WasRefused = form.WasRefused,
        });
    }

    private string Closed(LinkedGate linked, DecisionForm form)
    {
        var (file, approval) = (linked.File, linked.Approval);
        var language = LanguageOf(linked);
        return pages.Render("closed.html.liquid", new ClosedPage(language, approval.Approver.Name, file.Run.Company, file.Run.Title)
        {
            Gate = texts.Of(file, approval.Approver with { Language = language }),
            IsOpen = file.IsOpen,
            TakenOver = StandInTexts.TakenOverAt(file, approval, language) is { } other ? phrases.Render(other, language) : "",
            Result = file.IsOpen ? "" : closures.Result(file, language),
            How = file.IsOpen ? "" : closures.How(file, approval.Approver.TimeZone, language),
            Next = file.IsOpen ? "" : closures.Next(file, language),
            OwnAnswer = approval.Choice is { } choice ? file.ChoiceOf(choice).Name.In(language) : "",
            OwnAnswerAt = approval.AnsweredAt is { } at ? InstantText.Of(at, approval.Approver.TimeZone, language) : "",
            OwnComment = approval.Comment ?? "",
            WasRefused = form.WasRefused,
        });
    }

    // Who decided already is what whoever decides now looks for.
    private static GateText AnsweredFirst(GateText gate) => gate with { Others = [.. gate.Others.OrderBy(one => !one.HasAnswered)] };

    private string ProblemOf(DecisionForm form, string field, string language) =>
        form.Problems.TryGetValue(field, out var problem) ? phrases.Render(problem, language) : "";

    private static string LanguageOf(LinkedGate linked) =>
        Languages.IsSupported(linked.Approval.Approver.Language) ? linked.Approval.Approver.Language : Languages.English;
}
