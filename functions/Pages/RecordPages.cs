using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pages;

/// <summary>Renders the decision record as a page to read or print.</summary>
public sealed class RecordPages([FromKeyedServices("pages")] Templates templates, Phrasebook phrases, PageWords words)
{
    /// <summary>The page.</summary>
    /// <param name="record">The record, in the reader's language.</param>
    /// <param name="language">Language of the reader.</param>
    /// <param name="query">Query string that links carry on.</param>
    /// <param name="otherLanguage">Query string of the same page in the other language.</param>
    internal string Render(RecordView record, string language, string query, string otherLanguage) =>
        templates.Render($"record.{language}.html.liquid", new RecordPage(language, query, otherLanguage)
        {
            RunId = record.RunId,
            Title = record.Title,
            Company = record.Company,
            Status = PageWords.WordOf(record.Status),
            StatusText = record.StatusName,
            Stage = record.StageName,
            Standing = record.Standing,
            HandedOverFrom = record.HandedOverFrom ?? "",
            HandedOverTo = record.HandedOverTo ?? "",
            Written = PageWords.At(record.WrittenAt, language),
            Started = PageWords.At(record.StartedAt, language),
            Playbook = record.Playbook.Name,
            PlaybookId = record.Playbook.Id,
            PlaybookVersion = record.Playbook.Version,
            Summary = record.Summary,
            Gates = [.. record.Gates.Index().Select(gate => Of(gate.Item, gate.Index + 1, language))],
            Ranking = [.. (record.Vendors?.Ranking ?? []).Select(one => Of(one, language))],
            Cut = record.Vendors?.Cut ?? [],
            RankedAt = PageWords.At(record.Vendors?.DecidedAt, language),
            Criteria = [.. record.Criteria.Select(one => Of(one, language))],
            Standards = [.. record.Standards.Select(one => new StandardLine(one.Name, one.Target, one.MeasuringRule, one.Critical))],
            Waivers = [.. record.Waivers.Select(one => new WaiverLine(phrases.Word($"stage.{one.Stage}", language), one.Item, one.Reason, one.Owner ?? "", one.Approver ?? ""))],
            Risks = [.. record.Risks.OrderByDescending(one => one.Level).Select(one => words.Risk(one, language))],
            Actions = [.. record.Actions.Select(one => new ActionLine(
                one.Cause, words.OwnerOf(one.OwnerRole, one.Owner, language), ValueText.OfDay(one.Due, language),
                phrases.Word($"record.action-status.{PageWords.WordOf(one.Status)}", language), one.Result ?? ""))],
            Course = [.. record.Course.Select(item => words.Entry(item, language))],
            Entries = record.Audit.Entries,
            HeadHash = record.Audit.HeadHash,
            IsIntact = record.Audit.Intact,
            Chain = record.Audit.BrokenAt is { } place ? words.BrokenChain(place, language) : "",
        });

    private RecordGateLine Of(RecordGateView gate, int number, string language) => new()
    {
        Number = number,
        Name = gate.Name,
        Stage = phrases.Word($"stage.{gate.Stage}", language),
        Round = gate.Round,
        Result = gate.Decision?.Name ?? phrases.Word($"gate-status.{PageWords.WordOf(gate.Status)}", language),
        SentBack = gate.ReturnTo is { } stage
            ? phrases.Render(new Phrase("gate.goes-back-to").With("stage", PhraseValue.Word($"stage.{stage}")), language) : "",
        Recommendation = gate.Recommendation?.Name ?? "",
        IsAgainst = gate.AgainstRecommendation,
        By = string.Join(language == Languages.Chinese ? "、" : ", ", gate.DecidedBy),
        Opened = PageWords.At(gate.OpenedAt, language),
        Due = gate.Status == GateStatus.Open ? PageWords.At(gate.DueAt, language) : "",
        Closed = PageWords.At(gate.ClosedAt, language),
        Question = gate.Question,
        Reasons = gate.Reasons,
        Figures = [.. gate.Figures.Select(figure => new FigureLine(
            figure.Label, figure.Value, figure.Verdict ?? "",
            figure.Verdict is { } verdict ? phrases.Word(Figure.WordOf(verdict, figure.Measured is not null), language) : ""))],
        Note = gate.Note ?? "",
        Answers = [.. gate.Answers.Select(one => Of(one, gate.Status, language))],
    };

    private RecordAnswerLine Of(RecordAnswerView answer, GateStatus status, string language) => new(
        answer.Name,
        phrases.Word($"role.{answer.Role}", language),
        answer.Choice?.Name ?? phrases.Word(status == GateStatus.Open ? "gate.person-waiting" : "gate.person-silent", language),
        answer.AgainstRecommendation,
        answer.Comment ?? "",
        PageWords.At(answer.AnsweredAt, language));

    private CandidateLine Of(CandidateView one, string language) => new(
        one.Rank, one.Name, phrases.Word($"record.part.{PageWords.WordOf(one.Part)}", language), one.Part == Workflows.Record.CandidatePart.Chosen,
        one.Score, one.Reasons);

    private static CriterionLine Of(CriterionView one, string language) => new(
        one.Name, ValueText.Of(one.Weight, language), one.MustReach is { } least ? ValueText.Of(least, language) : "");
}
