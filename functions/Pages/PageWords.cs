using System.Text.Json;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Mail;

namespace Onboarding.Functions.Pages;

/// <summary>Puts views into words for the pages; times are UTC.</summary>
public sealed class PageWords(Phrasebook phrases)
{
    private const string Utc = "UTC";
    private const string System = "system";

    internal RunLine Line(RunView run, string language) => new(
        run.Id,
        run.Title,
        run.Company,
        phrases.Word($"stage.{run.Stage}", language),
        WordOf(run.Status),
        phrases.Word($"run-status.{WordOf(run.Status)}", language),
        run.WaitsFor ?? "",
        At(run.WaitsUntil, language),
        run.VendorName ?? run.Vendor ?? "",
        At(run.UpdatedAt, language));

    internal GateLine Gate(GateView gate, string language) => new(
        gate.Name,
        gate.Round,
        WordOf(gate.Status),
        phrases.Word($"gate-status.{WordOf(gate.Status)}", language),
        gate.Question,
        gate.Outcome?.Choice is { } choice ? NameOf(gate, choice) : "",
        At(gate.Outcome?.At ?? gate.DueAt, language),
        [.. gate.Approvals.Select(approval => new PersonLine(
            approval.Name, phrases.Word($"role.{approval.Role}", language), AnswerOf(gate, approval, language), approval.Comment ?? ""))]);

    internal MailLine Mail(MailView mail, string language) => new(
        mail.Subject, mail.To, WordOf(mail.State), phrases.Word($"mail-state.{WordOf(mail.State)}", language), At(mail.SentAt, language),
        mail.State is MailState.Failed or MailState.Bounced or MailState.Dropped ? mail.LastFailure ?? "" : "");

    internal TimelineLine Entry(TimelineItem item, string language) => new(
        At(item.At, language), ActorOf(item, language), item.What);

    internal RiskLine Risk(RiskView risk, string language) => new(
        risk.Name,
        WordOf(risk.Level),
        phrases.Word($"risk-level.{WordOf(risk.Level)}", language),
        phrases.Word($"risk-status.{WordOf(risk.Status)}", language),
        OwnerOf(risk.OwnerRole, risk.Owner, language),
        risk.Mitigation,
        risk.History is [.., var last] ? last.Cause : "",
        risk.History is [.., var newest] ? At(newest.At, language) : "");

    internal string OwnerOf(string role, string? name, string language) => name is null
        ? phrases.Word($"role.{role}", language)
        : phrases.Render(new Phrase("record.owner").With("name", name).With("role", PhraseValue.Word($"role.{role}")), language);

    internal string BrokenChain(int place, string language) => phrases.Render(new Phrase("audit-chain.broken").With("place", place), language);

    private string AnswerOf(GateView gate, ApprovalView approval, string language) =>
        approval.Choice is { } choice ? NameOf(gate, choice)
        : gate.Status == GateStatus.Open ? phrases.Word($"approval-state.{approval.State}", language)
        : phrases.Word("gate.person-silent", language);

    /// <summary>A name that settings leave to us, in the reader's language; everybody else's as it is.</summary>
    internal string NameOf(string author, string language) =>
        author == Caller.Local.Name ? phrases.Word("caller.machine", language)
        : author == Caller.Key.Name ? phrases.Word("caller.key", language)
        : author;

    // Whoever acts in a role is known by their name; what somebody said is theirs, also when another person entered it.
    private string ActorOf(TimelineItem item, string language)
    {
        if (item.Actor == System) return phrases.Word("actor.system", language);
        var author = item.By is { } by ? NameOf(by.Name, language) : null;
        if (Workflows.Lifecycle.Roles.All.Contains(item.Actor)) return OwnerOf(item.Actor, author, language);
        return author is null || author == item.Actor
            ? item.Actor
            : phrases.Render(new Phrase("caller.entered").With("actor", item.Actor).With("name", author), language);
    }

    private static string NameOf(GateView gate, string choice) => gate.Choices.FirstOrDefault(one => one.Id == choice)?.Name ?? choice;

    internal static string At(DateTimeOffset? instant, string language) => instant is { } at ? InstantText.Of(at, Utc, language) : "";

    internal static string WordOf<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
