using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>Has a one-time code mailed to the approver of a link. Decides nothing. Afterwards dispatch the run's signals.</summary>
public sealed class AskForCode(RunStore store, GateArchive archive, TimeProvider time)
{
    /// <summary>Asks for a code; each time for another one.</summary>
    public async Task<CodeResult> AskAsync(string? token, CancellationToken cancellation = default)
    {
        var linked = await archive.FindAsync(token, cancellation);
        if (linked is null) return new CodeResult(CodeStatus.UnknownLink, null);
        var result = new CodeResult(CodeStatus.NotNeeded, linked);
        await store.ChangeAsync(linked.File.Run.Id, async run =>
        {
            var file = await archive.ReadAsync(run, linked.File.Gate.Id, linked.File.Gate.Round, cancellation);
            result = new CodeResult(CodeStatus.UnknownLink, null);
            if (linked.In(file) is not { } now) return null;
            (result, var change) = Ask(now, time.GetUtcNow());
            return change;
        }, cancellation);
        return result;
    }

    internal static (CodeResult Result, RunChange? Change) Ask(LinkedGate linked, DateTimeOffset now)
    {
        var (file, approval) = (linked.File, linked.Approval);
        if (!file.Policy.RequiresCode || !file.IsOpen || !file.IsWaiting(approval) || file.IsAhead(approval) || file.Pause is not null)
            return (new CodeResult(CodeStatus.NotNeeded, linked), null);
        if (OneTimeCode.Next(approval.Code, now) is not { } code) return (new CodeResult(CodeStatus.TooMany, linked), null);
        var asked = approval with { Code = code };
        var what = new Phrase("audit.gate.code-asked").With("name", approval.Approver.Name).With("gate", file.Policy.Name);
        var change = new RunChange(file.Run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Approval(asked.GateId, asked.Round, asked.ApproverKey)] = asked },
            Audit = [AuditEntry.BySystem("gate.code-asked", what)],
            Signals = [Signal.ToSend(GateMails.Code(GateChanges.OrderOf(file), asked.ApproverKey, code.Number))],
        };
        return (new CodeResult(CodeStatus.Sent, linked with { File = file.With(asked) }), change);
    }
}

/// <summary>What came of asking for a code.</summary>
/// <param name="Status">Whether one is mailed.</param>
/// <param name="Linked">The gate round after it; null for an unknown link.</param>
public sealed record CodeResult(CodeStatus Status, LinkedGate? Linked);

/// <summary>Whether a code is mailed.</summary>
public enum CodeStatus
{
    /// <summary>A mail is on its way.</summary>
    Sent,

    /// <summary>Nothing is left to answer with it, or the gate asks for none; nothing was changed.</summary>
    NotNeeded,

    /// <summary>There were too many on this day; nothing was changed.</summary>
    TooMany,

    /// <summary>The link is not one of ours.</summary>
    UnknownLink,
}
