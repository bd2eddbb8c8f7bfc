using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Takes a vendor's offer.</summary>
public sealed class PutOffer(RunStore store)
{
    /// <summary>Stores an offer in place of the former one; the same offer again changes nothing.</summary>
    /// <exception cref="WrongStageException">The shortlist is not being prepared.</exception>
    /// <exception cref="InvalidInputException">The vendor is unknown, the currency is not the budget's, or a rate of the pricing model is missing.</exception>
    public async Task<Offer> PutAsync(string runId, Offer offer, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, StageIds.Shortlist);
            var file = await RunFile.ReadAsync(store, run, cancellation);
            var vendor = await store.FindAsync<Vendor>(run.Id, RowKeys.Vendor(offer.VendorId), cancellation);
            InvalidInputException.ThrowIfAny(ErrorsOf(offer, vendor, file.Request.Budget.Currency));
            var price = YearPrice.Of(offer, YearVolumes.Of(file.Request, file.Playbook.Shortlist.Pricing));
            var what = new Phrase("audit.offer.given").With("vendor", vendor!.Name)
                .With("model", PhraseValue.Word($"pricing-model.{offer.PricingModel}")).With("total", PhraseValue.Of(decimal.Round(price.Total), offer.Currency));
            return await StageInput.ChangeAsync(store, run, RowKeys.Offer(offer.VendorId), offer, what, cancellation);
        }, cancellation);
        return offer;
    }

    internal static IReadOnlyList<FieldError> ErrorsOf(Offer offer, Vendor? vendor, string currency) =>
    [
        .. vendor is null ? [new FieldError("vendorId", new Phrase("error.unknown-vendor").With("id", offer.VendorId))] : Array.Empty<FieldError>(),
        .. offer.Currency != currency ? [new FieldError("currency", new Phrase("error.offer-currency").With("currency", currency))] : Array.Empty<FieldError>(),
        .. RateErrors(offer),
    ];

    // A rate that the model does not name would be charged all the same, so it is refused rather than passed over.
    private static IEnumerable<FieldError> RateErrors(Offer offer)
    {
        (string Field, string Model, bool IsGiven)[] rates =
            [("agentMonth", "per-agent", offer.AgentMonth is not null), ("hour", "per-hour", offer.Hour is not null), ("contact", "per-contact", offer.Contact is not null)];
        if (offer.PricingModel == "hybrid")
            return rates.Any(rate => rate.IsGiven) && (offer.MonthlyFee > 0 || rates.Count(rate => rate.IsGiven) > 1) ? [] : [new("pricingModel", new Phrase("error.hybrid-rates"))];
        return rates.Where(rate => rate.IsGiven != (rate.Model == offer.PricingModel)).Select(rate => new FieldError(
            rate.Field, new Phrase(rate.IsGiven ? "error.rate-not-of-model" : "error.rate-missing").With("model", offer.PricingModel)));
    }
}
