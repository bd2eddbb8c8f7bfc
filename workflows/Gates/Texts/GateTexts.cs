using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>Puts a gate round into words.</summary>
public sealed class GateTexts(Phrasebook phrases)
{
    /// <summary>The round for one reader.</summary>
    /// <param name="file">The round; open or closed.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="selected">Choice that a refused form had; null otherwise.</param>
    public GateText Of(GateFile file, Person reader, string? selected = null)
    {
        var language = reader.Language;
        var gate = file.Gate;
        return new GateText
        {
            Gate = file.Policy.Name.In(language),
            Round = gate.Round,
            Question = phrases.Render(gate.Case.Question, language),
            Recommendation = gate.Case.Recommendation is { } choice ? file.ChoiceOf(choice).Name.In(language) : "",
            Reasons = [.. gate.Case.Reasons.Select(reason => phrases.Render(reason, language))],
            Figures = [.. gate.Case.Figures.Select(figure => Of(figure, language))],
            Changes = [.. (gate.News?.Changes ?? []).Select(change => Of(change, language))],
            Earlier = [.. (gate.News?.Comments ?? []).Select(comment => Of(file, comment, language))],
            SentBackBy = gate.News?.SentBack?.Gate.In(language) ?? "",
            SentBack = [.. (gate.News?.SentBack?.Comments ?? []).Select(comment => Of(file, comment, language))],
            Note = gate.Case.Note ?? "",
            Rule = RuleOf(file, language),
            Due = gate.OpenedAt is { } opened && DueFor(file, reader, opened) is { } due ? InstantText.Of(due, reader.TimeZone, language) : "",
            Closes = gate.ExpiresAt is { } expires ? InstantText.Of(expires, reader.TimeZone, language) : "",
            Choices = [.. file.Choices.Select(one => Of(file, one, language, selected))],
            InPlaceOf = file.Of(PersonKeys.Of(reader.Email))?.InPlaceOf is { } place ? phrases.Render(StandInTexts.Of(place), language) : "",
            Others = [.. file.Approvals.Where(one => one.Approver.Email != reader.Email).Select(one => Of(file, one, language))],
        };
    }

    /// <summary>Somebody's part in words.</summary>
    public PersonText Of(GateFile file, Approval approval, string language) => new(
        approval.Approver.Name,
        phrases.Word($"role.{approval.Approver.Role}", language),
        phrases.Render(StateOf(file, approval), language))
    {
        HasAnswered = approval.Choice is not null,
        Comment = approval.Comment ?? "",
    };

    private static Phrase StateOf(GateFile file, Approval approval) => approval switch
    {
        { Choice: { } choice } => new Phrase("gate.person-answered").With("choice", file.ChoiceOf(choice).Name),
        _ when StandInTexts.TakenOver(file, approval) is { } other => other,
        _ => new Phrase(SilenceOf(file, approval)),
    };

    // Nothing is due of somebody whose turn has not come.
    private static DateTimeOffset? DueFor(GateFile file, Person reader, DateTimeOffset opened) =>
        file.Of(PersonKeys.Of(reader.Email)) is { } part
            ? file.DatesOf(part)?.DueAt
            : PartSchedule.Of(file.Policy, WorkTime.WithoutHolidays(reader), opened).DueAt;

    private ChoiceText Of(GateFile file, GateChoice choice, string language, string? selected) => new(
        choice.Id, choice.Name.In(language), file.NeedsComment(choice), file.IsAgainstRecommendation(choice.Id), choice.Id == selected)
    {
        GoesBack = GateSequel.HintOf(choice) is { } hint ? phrases.Render(hint, language) : "",
    };

    /// <summary>A figure in words.</summary>
    public FigureText Of(Figure figure, string language) => new(
        phrases.Render(figure.Label, language),
        phrases.Render(figure.Value, language),
        figure.Verdict ?? "",
        figure.Verdict is { } verdict ? phrases.Word(Figure.WordOf(verdict, figure.Measured is not null), language) : "");

    private ChangeText Of(FigureChange change, string language) => new(
        phrases.Render(change.Label, language),
        change.Before is { } before ? phrases.Render(before, language) : "",
        change.After is { } after ? phrases.Render(after, language) : "");

    private EarlierText Of(GateFile file, EarlierComment comment, string language) => new(
        comment.Name, phrases.Word($"role.{comment.Role}", language), (comment.Answer ?? file.ChoiceOf(comment.Choice).Name).In(language), comment.Comment);

    private static string SilenceOf(GateFile file, Approval approval)
    {
        if (file.IsAhead(approval)) return "gate.person-ahead";
        return file.IsOpen ? "gate.person-waiting" : "gate.person-silent";
    }

    private string RuleOf(GateFile file, string language)
    {
        var rule = phrases.Render(RuleTexts.Of(file), language);
        return RuleTexts.VetoOf(file) is { } veto
            ? phrases.Render(new Phrase("gate.rule.two").With("rule", rule).With("veto", phrases.Render(veto, language)), language)
            : rule;
    }
}
