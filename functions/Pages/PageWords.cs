using System.Text.Json;
using NodaTime;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pages;

/// <summary>Puts views into words for the pages; times are UTC unless a zone is given.</summary>
public sealed class PageWords(Phrasebook phrases)
{
    private const string Utc = "UTC";
    private const string System = "system";

    internal RunLine Line(RunView run, string language, string zone = Utc) => new(
        run.Id,
        run.Title,
        run.Company,
        phrases.Word($"stage.{run.Stage}", language),
        WordOf(run.Status),
        phrases.Word($"run-status.{WordOf(run.Status)}", language),
        run.WaitsFor ?? "",
        At(run.WaitsUntil, language, zone),
        run.VendorName ?? run.Vendor ?? "",
        At(run.UpdatedAt, language, zone));

    internal TimelineLine Entry(TimelineItem item, string language, string zone = Utc) => new(
        At(item.At, language, zone), ActorOf(item.Actor, item.By, language), item.What);

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

    /// <summary>A name that settings leave to us, in the reader's language; everybody else's as it is.</summary>
    internal string NameOf(string author, string language) =>
        author == Caller.Local.Name ? phrases.Word("caller.machine", language)
        : author == Caller.Key.Name ? phrases.Word("caller.key", language)
        : author;

    // Whoever acts in a role is known by their name; what somebody said is theirs, also when another person entered it.
    internal string ActorOf(string actor, Workflows.Storage.AuditAuthor? by, string language)
    {
        if (actor == System) return phrases.Word("actor.system", language);
        var author = by is null ? null : NameOf(by.Name, language);
        if (Workflows.Lifecycle.Roles.All.Contains(actor)) return OwnerOf(actor, author, language);
        return author is null || author == actor
            ? actor
            : phrases.Render(new Phrase("caller.entered").With("actor", actor).With("name", author), language);
    }

    internal static string At(DateTimeOffset? instant, string language, string zone = Utc) => instant is { } at ? InstantText.Of(at, zone, language) : "";

    /// <summary>The day of an instant where the reader is.</summary>
    internal static string DayOf(DateTimeOffset? instant, string language, string zone) => instant is { } at
        ? ValueText.OfDay(Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).Date.ToDateOnly(), language)
        : "";

    internal static string WordOf<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
