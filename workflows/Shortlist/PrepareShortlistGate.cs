using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Writes the case of the shortlist gate: the ranking and the vendor proposed.</summary>
[DurableTask]
public sealed class PrepareShortlistGate(RunStore store, GatePreparation gates) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var vendors = await store.ListAsync<Vendor>(input.RunId, "vendor");
        var scorecards = await store.ListAsync<Scorecard>(input.RunId, "scorecard");
        var submission = await store.GetAsync<StageSubmission>(input.RunId, RowKeys.Submission(StageIds.Shortlist, file.Run.Round));
        await gates.PrepareAsync(input, StageIds.Shortlist, CaseOf(file, ShortlistRanking.Of(vendors, scorecards, file.Playbook.Shortlist), submission));
        return true;
    }

    internal static GateCase CaseOf(RunFile file, IReadOnlyList<RankedVendor> ranking, StageSubmission submission)
    {
        var proposed = ranking.First(one => one.Vendor.Id == submission.Vendor);
        var reserve = ranking.First(one => one.Vendor.Id == submission.ReserveVendor);
        return new GateCase
        {
            Question = new Phrase("gate-question.shortlist").With("vendor", proposed.Vendor.Name).With("reserve", reserve.Vendor.Name),
            Recommendation = proposed is { IsEligible: true, Rank: 1 } ? ChoiceIds.Approve : ChoiceIds.RequestChanges,
            Reasons = [.. Reasons(proposed, ranking, file.Playbook.Shortlist)],
            Figures = [.. ranking.SelectMany(one => FiguresOf(one, file.Request.Budget.Currency))],
            Note = submission.Note,
        };
    }

    private static IEnumerable<Phrase> Reasons(RankedVendor proposed, IReadOnlyList<RankedVendor> ranking, ShortlistRules rules)
    {
        var best = ranking[0];
        yield return proposed.Rank == 1
            ? new Phrase("shortlist.proposed-is-first").With("vendor", proposed.Vendor.Name).With("total", proposed.Total).With("count", ranking.Count)
            : new Phrase("shortlist.proposed-is-not-first").With("vendor", proposed.Vendor.Name).With("rank", proposed.Rank).With("best", best.Vendor.Name);
        foreach (var one in ranking.Where(one => one.TooManyRedFlags))
            yield return new Phrase("shortlist.red-flags").With("vendor", one.Vendor.Name).With("count", one.Vendor.RedFlags.Count).With("limit", rules.RedFlagLimit);
        foreach (var (one, criterion) in ranking.SelectMany(one => one.Missed.Select(id => (one, rules.Criteria.First(criterion => criterion.Id == id)))))
            yield return new Phrase("shortlist.missed").With("vendor", one.Vendor.Name).With("criterion", criterion.Name);
        foreach (var criterion in proposed.Disagreements.Select(id => rules.Criteria.First(criterion => criterion.Id == id)))
            yield return new Phrase("shortlist.disagreement").With("vendor", proposed.Vendor.Name).With("criterion", criterion.Name);
    }

    private static IEnumerable<Figure> FiguresOf(RankedVendor one, string currency)
    {
        yield return new(
            new Phrase("figure.score").With("rank", one.Rank).With("vendor", one.Vendor.Name),
            new Phrase("value.score").With("total", one.Total).With("spread", one.Spread).With("flags", one.Vendor.RedFlags.Count),
            one.IsEligible ? "pass" : "fail");
        yield return new(
            new Phrase("figure.first-year-price").With("vendor", one.Vendor.Name),
            new Phrase("value.number").With("number", PhraseValue.Of(one.FirstYearPrice, currency)));
    }
}
