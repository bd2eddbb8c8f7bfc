using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Gates;

namespace Onboarding.Functions;

/// <summary>What the triggers log. No tokens, and no personal data but the address from which a dead decision link was used.</summary>
internal static partial class Logs
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "{Function} failed; the caller was answered 500.")]
    public static partial void RequestFailed(ILogger logger, string function, Exception fault);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "Run {RunId} was healed: {What}.")]
    public static partial void RunHealed(ILogger logger, string runId, string what);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Error, Message = "Run {RunId} could not be reconciled; the next pass tries again.")]
    public static partial void ReconcileFailed(ILogger logger, string runId, Exception fault);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Error, Message = "Run {RunId} stands still and could not be healed: {What} ({Fault}), tried {Times} times. Somebody must look.")]
    public static partial void NotHealed(ILogger logger, string runId, string what, string fault, int times);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Warning, Message = "The newest census could not be read; figures over storage stay as they are until it can. Looked at again each minute.")]
    public static partial void CensusNotRead(ILogger logger, Exception fault);

    [LoggerMessage(EventId = 3011, Message = "A link that opens or decides nothing came in at {At:u}: {State}; from {Address}, link {Link}, run {RunId}.")]
    public static partial void LinkDecidesNothing(
        ILogger logger, LogLevel level, LinkState state, DateTimeOffset at, string address, string link, string runId);

    [LoggerMessage(EventId = 3012, Level = LogLevel.Warning, Message = "That a link of run {RunId} was used although it opens nothing any more could not be noted in its audit.")]
    public static partial void LinkNotNoted(ILogger logger, string runId, Exception fault);

    [LoggerMessage(EventId = 3040, Level = LogLevel.Warning, Message = "Mail events from {Address} ({Bytes} bytes) were refused: they are not signed with the key that is set, or not of now.")]
    public static partial void MailEventsRefused(ILogger logger, string address, int bytes);

    [LoggerMessage(EventId = 3041, Level = LogLevel.Error, Message = "The digest of run {RunId} could not be started; the next look tries again.")]
    public static partial void DigestFailed(ILogger logger, string runId, Exception fault);

    [LoggerMessage(EventId = 3042, Level = LogLevel.Error, Message = "The reminders to the vendor of run {RunId} could not be started; the next look tries again.")]
    public static partial void VendorReminderFailed(ILogger logger, string runId, Exception fault);

    [LoggerMessage(EventId = 3010, Level = LogLevel.Warning, Message = "That a page of gate {GateId} of run {RunId} was opened could not be noted; the page was shown.")]
    public static partial void ViewNotNoted(ILogger logger, string runId, string gateId, Exception fault);
}
