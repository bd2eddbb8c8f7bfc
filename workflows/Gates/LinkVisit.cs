namespace Onboarding.Workflows.Gates;

/// <summary>What a token that came in leads to.</summary>
/// <param name="State">Whether an answer can still be given with it, and why not.</param>
/// <param name="Link">The link; null when the token is not one of ours.</param>
/// <param name="Linked">The round and whose part in it; null when there is no such link, run or part any more, or the part has other links now.</param>
public sealed record LinkVisit(LinkState State, ApprovalLink? Link = null, LinkedGate? Linked = null)
{
    /// <summary>The round that whoever has the link is shown; null when it opens nothing.</summary>
    public LinkedGate? Shown => State == LinkState.Expired ? null : Linked;

    /// <summary>What a link leads to.</summary>
    /// <param name="link">The link; null for a token that is not one of ours.</param>
    /// <param name="file">Its round as it is now; null when the run is gone.</param>
    /// <param name="now">UTC.</param>
    public static LinkVisit Of(ApprovalLink? link, GateFile? file, DateTimeOffset now)
    {
        if (link is null) return new LinkVisit(LinkState.Wrong);
        var linked = file?.Of(link.ApproverKey)?.LinkSeries == link.Series ? new LinkedGate(file!, link.ApproverKey) : null;
        return new LinkVisit(StateOf(link, linked, now), link, linked);
    }

    private static LinkState StateOf(ApprovalLink link, LinkedGate? linked, DateTimeOffset now) => linked switch
    {
        // The end of a round in which one is asked after the other moves on after the link was sent.
        _ when link.ExpiresAt <= now && !(now < linked?.File.Gate.ExpiresAt + ApprovalLink.ShowsClosedFor) => LinkState.Expired,
        null => LinkState.Revoked,
        { Approval.Choice: not null } => LinkState.Used,
        { File.IsOpen: false } => LinkState.Revoked,
        _ when !linked.File.IsWaiting(linked.Approval) => LinkState.Revoked,
        _ => LinkState.Live,
    };
}

/// <summary>Whether an answer can still be given with a link.</summary>
public enum LinkState
{
    /// <summary>It can.</summary>
    Live,

    /// <summary>The approver has answered; it shows what.</summary>
    Used,

    /// <summary>The round was closed before, by others, by time or with the run, or somebody else is asked, or answered, in the approver's place.</summary>
    Revoked,

    /// <summary>The round has been closed for so long that not even its end is shown.</summary>
    Expired,

    /// <summary>The token is not one of ours.</summary>
    Wrong,
}
