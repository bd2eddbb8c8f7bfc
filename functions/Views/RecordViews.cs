using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Record;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>Shows a run's decision record in the reader's language.</summary>
public sealed class RecordViews(RunStore store, RaiseRisks risks, RiskViews riskViews, Phrasebook phrases, TimeProvider time)
{
    /// <summary>The record as it is now.</summary>
    internal async Task<RecordView> OfAsync(string runId, string language, CancellationToken cancellation) =>
        Of(DecisionRecord.Of(await RecordRows.ReadAsync(store, risks, runId, cancellation), time.GetUtcNow()), language);

    /// <summary>A record in words.</summary>
    internal RecordView Of(DecisionRecord record, string language)
    {
        var (run, playbook) = (record.File.Run, record.File.Playbook);
        return new RecordView
        {
            RunId = run.Id,
            Company = run.Company,
            Title = run.Title,
            WrittenAt = record.WrittenAt,
            StartedAt = run.CreatedAt,
            Status = run.Status,
            StatusName = phrases.Word($"run-status.{RunStatusName.Of(run.Status)}", language),
            Stage = run.Stage,
            StageName = phrases.Word($"stage.{run.Stage}", language),
            Standing = StandingOf(run, language),
            HandedOverFrom = run.HandedOverFrom,
            HandedOverTo = run.HandedOverTo,
            Summary = In(record.Summary, language),
            Playbook = new RecordPlaybookView(run.PlaybookId, run.PlaybookVersion, playbook.Name.In(language)),
            Gates = [.. record.Gates.Select(gate => Of(gate, language))],
            Vendors = record.Vendors is { } vendors ? Of(vendors, language) : null,
            FormerVendors = record.FormerVendors.Count == 0 ? null : [.. record.FormerVendors.Select(one => new FormerVendorView(one.Vendor, one.Name, one.ReplacedBy, one.At, one.Entries))],
            Criteria = [.. playbook.Shortlist.Criteria.Select(one => new CriterionView(one.Id, one.Name.In(language), one.Weight, one.MustReach))],
            Standards = [.. ServiceStandard.Of(record.File).Select(one => Of(one, record.File.Request.Budget.Currency, language))],
            Waivers = [.. record.Waivers.Select(one => new WaiverView(one.Stage, one.Item.In(language), one.Reason, one.Owner, one.Approver))],
            Risks = [.. record.Risks.Select(risk => riskViews.Of(risk, language))],
            Actions = [.. record.Actions.Select(one => new ActionLineView(
                one.Id, phrases.Render(one.Cause, language), one.Owner.Name, one.Owner.Role, one.Due, one.Status, ActionViews.ResultOf(one, phrases, language)))],
            Course = [.. record.Course.Select(entry => new TimelineItem(
                entry.Sequence, entry.At, entry.Actor, entry.Kind, entry.Stage, phrases.Render(entry.What, language), entry.By))],
            Audit = new AuditSealView(record.Seal.Entries, record.Seal.Hash, record.Seal.BrokenAt is null, record.Seal.BrokenAt),
        };
    }

    private string StandingOf(Run run, string language) => run switch
    {
        { IsEnded: false, WaitsFor: { } waitsFor } => phrases.Render(waitsFor, language) + (language == Languages.Chinese ? "。" : "."),
        _ => phrases.Word($"run-end.{RunStatusName.Of(run.Status)}", language),
    };

    private RecordGateView Of(RecordedGate recorded, string language)
    {
        var gate = recorded.Gate;
        return new RecordGateView
        {
            Id = gate.Id,
            Name = phrases.Render(recorded.Called("record.gate"), language),
            Stage = gate.Stage,
            Round = gate.Round,
            Status = gate.Status,
            OpenedAt = gate.OpenedAt,
            DueAt = gate.DueAt,
            ExpiresAt = gate.ExpiresAt,
            Question = phrases.Render(gate.Case.Question, language),
            Recommendation = Of(recorded.Recommendation, language),
            Reasons = In(gate.Case.Reasons, language),
            Figures = [.. gate.Case.Figures.Select(figure =>
                FigureView.Of(figure, phrases, language))],
            Note = gate.Case.Note,
            Answers = [.. recorded.Answers.Select(one => new RecordAnswerView(
                one.Name, one.Role, Of(one.Choice, language), one.Comment, one.At, one.IsAgainstAdvice))],
            Decision = Of(recorded.Decision, language),
            Result = gate.Outcome?.Result,
            ReturnTo = recorded.SentBackTo,
            DecidedBy = gate.Outcome?.DecidedBy ?? [],
            ClosedAt = gate.Outcome?.At,
            AgainstRecommendation = recorded.IsAgainstAdvice,
        };
    }

    private RecordVendorsView Of(VendorChoice vendors, string language) => new(
        vendors.Chosen, vendors.Reserve, vendors.At,
        [.. vendors.Candidates.Select(one => new CandidateView(
            one.Name, one.Rank, phrases.Render(one.Score, language), one.Part, one.IsEligible, In(one.Reasons, language)))],
        In(vendors.Cut, language));

    private StandardView Of(ServiceStandard standard, string currency, string language) => new(
        standard.Kpi.Id, standard.Kpi.Name.In(language), phrases.Render(standard.Summary(currency), language),
        standard.Kpi.MeasuringRule.In(language), standard.Kpi.Critical, standard.Kpi.Source);

    private static RecordChoiceView? Of(GateChoice? choice, string language) => choice is null ? null : new RecordChoiceView(choice.Id, choice.Name.In(language));

    private string[] In(IEnumerable<Phrase> sentences, string language) => [.. sentences.Select(one => phrases.Render(one, language))];
}
