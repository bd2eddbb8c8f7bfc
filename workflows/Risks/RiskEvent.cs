using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Risks;

/// <summary>Something that happened in a run and tells of a risk.</summary>
/// <param name="Kind">What, see <see cref="RiskEventKinds"/>.</param>
/// <param name="Id">What makes it the same event when it comes twice; stable over retries.</param>
/// <param name="Cause">What happened, for a person to read.</param>
public sealed record RiskEvent(string Kind, string Id, Phrase Cause)
{
    /// <summary>Id of the red flag, item, KPI, batch or month that it is about; null when it is about nothing in particular.</summary>
    public string? Subject { get; init; }

    /// <summary>A red flag was recorded on a vendor. Once for each vendor and flag, however often it is taken back and recorded again.</summary>
    public static RiskEvent RedFlag(string vendorId, string vendor, string flagId, LocalizedText flag) => About(
        RiskEventKinds.RedFlag, flagId, vendorId, new Phrase("risk-cause.red-flag").With("vendor", vendor).With("flag", flag));

    /// <summary>A vendor with too many red flags was chosen.</summary>
    public static RiskEvent RedFlagsChosen(string vendorId, string vendor, int count, int limit) => About(
        RiskEventKinds.RedFlagsChosen, null, vendorId, new Phrase("risk-cause.red-flags-chosen").With("vendor", vendor).With("count", count).With("limit", limit));

    /// <summary>A migrated batch did not arrive whole.</summary>
    /// <param name="batchId">Batch.</param>
    /// <param name="batch">Its name.</param>
    /// <param name="vendorNumber">Which vendor of the run it is, from 1: with another one it is another event.</param>
    public static RiskEvent MigrationBroken(string batchId, string batch, int vendorNumber = 1) => About(
        RiskEventKinds.MigrationBroken, batchId, OfVendor(vendorNumber), new Phrase("risk-cause.migration-broken").With("batch", batch));

    /// <summary>A security audit failed.</summary>
    /// <param name="auditId">Which audit.</param>
    /// <param name="finding">What it found.</param>
    public static RiskEvent AuditFailed(string auditId, string finding) => About(
        RiskEventKinds.AuditFailed, null, auditId, new Phrase("risk-cause.audit-failed").With("finding", finding));

    /// <summary>A KPI warned early.</summary>
    /// <param name="kpiId">KPI.</param>
    /// <param name="kpi">Its name.</param>
    /// <param name="occasion">Id of the review or warning, so that the next one counts as another.</param>
    public static RiskEvent KpiWarning(string kpiId, LocalizedText kpi, string occasion) => About(
        RiskEventKinds.KpiWarning, kpiId, occasion, new Phrase("risk-cause.kpi-warning").With("kpi", kpi));

    /// <summary>A critical KPI failed at a review.</summary>
    /// <param name="kpiId">KPI.</param>
    /// <param name="kpi">Its name.</param>
    /// <param name="gateId">Gate of the review.</param>
    /// <param name="review">Its name with its day or number.</param>
    public static RiskEvent CriticalKpiFailed(string kpiId, LocalizedText kpi, string gateId, Phrase review) => About(
        RiskEventKinds.CriticalKpiFailed, kpiId, gateId, new Phrase("risk-cause.critical-kpi-failed").With("kpi", kpi).With("review", review));

    /// <summary>Certified agents left.</summary>
    /// <param name="occasion">Id of the loss.</param>
    /// <param name="count">How many agents left.</param>
    public static RiskEvent CertificationLost(string occasion, int count) => About(
        RiskEventKinds.CertificationLost, null, occasion, new Phrase("risk-cause.certification-lost").With("count", count));

    /// <summary>A month cost more than budget and buffer.</summary>
    public static RiskEvent OverBudget(string month, PhraseValue cost, PhraseValue limit) => About(
        RiskEventKinds.OverBudget, month, null, new Phrase("risk-cause.over-budget").With("month", month).With("cost", cost).With("limit", limit));

    /// <summary>A checklist item was waived.</summary>
    /// <param name="stage">Stage.</param>
    /// <param name="itemId">Item.</param>
    /// <param name="item">Its name.</param>
    /// <param name="reason">Why.</param>
    /// <param name="vendorNumber">Which vendor of the run it is, from 1: with another one it is another event.</param>
    public static RiskEvent ItemWaived(string stage, string itemId, LocalizedText item, string reason, int vendorNumber = 1) => About(
        RiskEventKinds.ItemWaived, itemId, OfVendor(vendorNumber) is { } vendor ? $"{stage}:{vendor}" : stage, new Phrase("risk-cause.item-waived").With("item", item).With("reason", reason));

    private static string? OfVendor(int number) => number == 1 ? null : $"vendor-{number}";

    private static RiskEvent About(string kind, string? subject, string? occasion, Phrase cause) =>
        new(kind, string.Join(':', new[] { kind, occasion, subject }.OfType<string>()), cause) { Subject = subject };
}
