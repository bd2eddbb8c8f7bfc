using Azure.Data.Tables;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// The links in approval mails, by the hash of their token. A link is never changed: whether it still decides anything is
/// the gate round's state, so all links of a round die in the transaction that closes it; after its own end it shows nothing either.
/// </summary>
public sealed class ApprovalLinks(TableServiceClient tables)
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "OnboardingLinks";

    private readonly LinkTable _links = new(tables, TableName);

    /// <summary>Stores a fresh link to a person's part in a gate round and returns its token, which is stored nowhere.</summary>
    public Task<string> IssueAsync(ApprovalLink link, CancellationToken cancellation = default) => _links.IssueAsync(new Dictionary<string, object?>
    {
        ["RunId"] = link.RunId,
        ["GateId"] = link.GateId,
        ["Round"] = link.Round,
        ["ApproverKey"] = link.ApproverKey,
        ["ExpiresAt"] = link.ExpiresAt,
        ["Series"] = link.Series,
    }, cancellation);

    /// <summary>Where a token leads; null when it is not one of ours.</summary>
    public async Task<ApprovalLink?> FindAsync(string? token, CancellationToken cancellation = default)
    {
        if (await _links.FindAsync(token, cancellation) is not { } row) return null;
        return new ApprovalLink(
            row.GetString("RunId"), row.GetString("GateId"), row.GetInt32("Round")!.Value, row.GetString("ApproverKey"), row.GetDateTimeOffset("ExpiresAt"))
        {
            Series = row.GetInt32("Series") ?? 0,
        };
    }
}

/// <summary>Whose part in which gate round a link leads to.</summary>
/// <param name="RunId">Run.</param>
/// <param name="GateId">Gate.</param>
/// <param name="Round">Round.</param>
/// <param name="ApproverKey">Approver, see <see cref="Approval.ApproverKey"/>.</param>
/// <param name="ExpiresAt">UTC instant from which it opens nothing; null in links that were issued before it was kept.</param>
public sealed record ApprovalLink(string RunId, string GateId, int Round, string ApproverKey, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>How long after the round's last instant a link still shows how the round ended: as long as the longest pilot.</summary>
    public static readonly TimeSpan ShowsClosedFor = TimeSpan.FromDays(90);

    /// <summary>Series of the links to that part, see <see cref="Approval.LinkSeries"/>; 0 in links that were issued before it was kept.</summary>
    public int Series { get; init; }

    /// <summary>A link to somebody's part in an open round.</summary>
    public static ApprovalLink Of(GateFile file, string approverKey) =>
        new(file.Run.Id, file.Gate.Id, file.Gate.Round, approverKey, file.Gate.ExpiresAt + ShowsClosedFor) { Series = file.Of(approverKey)?.LinkSeries ?? 0 };
}
