using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Writes the case of the shortlist gate: the ranking, prices, warnings, and the vendor proposed.</summary>
[DurableTask]
public sealed class PrepareShortlistGate(RunStore store, GatePreparation gates) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var shortlist = await ShortlistFile.ReadAsync(store, file);
        var submission = await store.GetAsync<StageSubmission>(input.RunId, RowKeys.Submission(StageIds.Shortlist, file.Run.Round));
        await gates.PrepareAsync(input, StageIds.Shortlist, CaseOf(file, ShortlistAssessment.Of(shortlist), submission));
        return true;
    }

    internal static GateCase CaseOf(RunFile file, ShortlistAssessment assessment, StageSubmission submission)
    {
        var ranking = assessment.Ranking;
        var proposed = ranking.First(one => one.Vendor.Id == submission.Vendor);
        var reserve = ranking.First(one => one.Vendor.Id == submission.ReserveVendor);
        return new GateCase
        {
            Question = new Phrase("gate-question.shortlist").With("vendor", proposed.Vendor.Name).With("reserve", reserve.Vendor.Name),
            Recommendation = proposed is { IsEligible: true, Rank: 1 } ? ChoiceIds.Approve : ChoiceIds.RequestChanges,
            Reasons = [.. ShortlistReasons.Of(assessment, proposed, reserve)],
            Figures = [.. ranking.SelectMany(one => FiguresOf(one, file.Request.Budget.Currency))],
            Note = submission.Note,
        };
    }

    private static IEnumerable<Figure> FiguresOf(RankedVendor one, string currency)
    {
        yield return new(
            new Phrase("figure.score").With("rank", one.Rank).With("vendor", one.Vendor.Name),
            new Phrase("value.score").With("total", one.Total).With("spread", one.Spread).With("flags", RaisedFlag.Count(one.RedFlags)),
            one.IsEligible ? "pass" : "fail");
        yield return new(
            new Phrase("figure.first-year-price").With("vendor", one.Vendor.Name),
            one.Price is { } price
                ? new Phrase("price.total").With("total", PhraseValue.Of(decimal.Round(price.Total), currency))
                    .With("model", PhraseValue.Word($"pricing-model.{price.PricingModel}")).With("contact", PhraseValue.Of(price.PerContact, currency))
                : new Phrase("price.first-named").With("total", PhraseValue.Of(one.FirstYearPrice, currency)));
    }
}
