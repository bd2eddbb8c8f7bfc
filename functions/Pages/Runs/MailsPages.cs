using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Http;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Mail;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>A run's mails, the newest first.</summary>
internal sealed record MailsPage(string Language, PageFrame Frame, RunHead Head) : ILanguageView
{
    /// <summary>The mails.</summary>
    public required IReadOnlyList<MailLine> Mails { get; init; }

    /// <summary>How many were never written, as they were not needed any more when their turn came.</summary>
    public required int NotNeeded { get; init; }
}

/// <summary>A mail in words.</summary>
internal sealed record MailLine(string Subject, string Kind, string To, string State, string StateText, string Sent, string Delivered, int Attempts, string Reason)
{
    /// <summary>True when it did not reach its reader.</summary>
    public bool IsLost => Reason.Length > 0;
}

/// <summary>Renders a run's mails.</summary>
public sealed class MailsPages([FromKeyedServices("pages")] Templates templates, RunHeads heads, MailViews mails, Phrasebook phrases)
{
    /// <summary>The page.</summary>
    internal async Task<IResult> ShowAsync(HttpRequest request, string runId, CancellationToken cancellation)
    {
        var language = RequestLanguage.Of(request);
        var frame = PageFrame.Of(request, "");
        var head = await heads.OfAsync(request, runId, RunTab.Mails, cancellation);
        var all = await mails.OfAsync(runId, cancellation);
        var written = all.Where(mail => mail.Subject.Length > 0).ToList();
        var view = new MailsPage(language, frame, head)
        {
            Mails = [.. Enumerable.Reverse(written).Select(mail => LineOf(mail, language, frame.Zone))],
            NotNeeded = all.Count - written.Count,
        };
        return HtmlPage.Of(request, StatusCodes.Status200OK, templates.Render("run-mails.html.liquid", view), hasScripts: true);
    }

    /// <summary>A mail in words.</summary>
    internal MailLine LineOf(MailView mail, string language, string zone) => new(
        mail.Subject,
        phrases.Word($"mail-kind.{mail.Kind}", language),
        mail.To,
        PageWords.WordOf(mail.State),
        phrases.Word($"mail-state.{PageWords.WordOf(mail.State)}", language),
        PageWords.At(mail.SentAt, language, zone),
        PageWords.At(mail.DeliveredAt, language, zone),
        mail.Attempts,
        mail.State is MailState.Failed or MailState.Bounced or MailState.Dropped or MailState.Delayed ? mail.LastFailure ?? "" : "");
}
