using System.Security.Cryptography;
using System.Text;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>
/// The run that takes a service over for its reserve vendor: with the request, the copy of the playbook and everything that is known of
/// that vendor. Pure.
/// </summary>
internal static class Successor
{
    private const int IdBytes = 10;

    /// <summary>Kinds of rows that are kept per vendor; the vendor's id follows the kind in their keys.</summary>
    public static IReadOnlyList<string> VendorKinds { get; } = ["vendor", "scorecard", "answers", "offer"];

    /// <summary>Its id, which follows from the run it takes over from: asked for twice, there is one.</summary>
    public static string IdOf(string runId) => "run-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"handover:{runId}"))[..IdBytes]);

    /// <summary>Its first rows.</summary>
    /// <param name="from">The run it takes over from; it has a reserve vendor.</param>
    /// <param name="vendor">Rows of the reserve vendor by key.</param>
    /// <param name="vendorName">Its name.</param>
    /// <param name="now">UTC.</param>
    public static RunChange First(RunFile from, IReadOnlyDictionary<string, object> vendor, string vendorName, DateTimeOffset now)
    {
        var entry = EnterStage.Entry(HeadOf(from, vendorName, now), SuccessorOrchestrator.FirstStage, now);
        return entry with
        {
            Put = new Dictionary<string, object>([.. entry.Put, .. vendor]) { [RowKeys.Request] = from.Request, [RowKeys.Playbook] = from.Playbook },
            Audit =
            [
                AuditEntry.BySystem("run.took-over", new Phrase("audit.run.took-over").With("title", from.Run.Title).With("run", from.Run.Id).With("vendor", vendorName)),
                .. entry.Audit,
            ],
        };
    }

    /// <summary>The word of it in the run that is left.</summary>
    public static RunChange Linked(Run run, string successor, string vendorName) => new(run with { HandedOverTo = successor })
    {
        Audit = [AuditEntry.BySystem("run.handed-over", new Phrase("audit.run.handed-over").With("run", successor).With("vendor", vendorName))],
    };

    private static Run HeadOf(RunFile from, string vendorName, DateTimeOffset now) => new()
    {
        Id = IdOf(from.Run.Id),
        Company = from.Request.Company,
        Title = from.Request.Title,
        Language = from.Request.Language,
        PlaybookId = from.Run.PlaybookId,
        PlaybookVersion = from.Run.PlaybookVersion,
        Status = RunStatus.Running,
        Stage = SuccessorOrchestrator.FirstStage,
        StageState = StageState.Preparing,
        Vendor = from.Run.ReserveVendor,
        VendorName = vendorName,
        HandedOverFrom = from.Run.Id,
        StartedBy = from.Run.StartedBy,
        Trace = from.Run.Trace,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
