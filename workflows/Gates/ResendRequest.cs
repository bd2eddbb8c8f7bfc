using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// Sends the request of an open gate once more to somebody whose answer is asked for now, with a link of its own; those that they have stay
/// valid. Afterwards dispatch the run's signals.
/// </summary>
public sealed class ResendRequest(RunStore store, GateArchive archive, TimeProvider time)
{
    /// <summary>Most times that a request is sent again to somebody in a round, so that nobody is flooded.</summary>
    public const int MostTimes = 3;

    /// <summary>Least time between two of them.</summary>
    public static readonly TimeSpan LeastPause = TimeSpan.FromHours(1);

    /// <summary>Sends it again.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="gateId">Gate.</param>
    /// <param name="person">Key or e-mail address of an approver.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The round; null when it asks no such person.</returns>
    /// <exception cref="WrongStageException">The gate is not open, the run stands still, or nothing is asked of them now.</exception>
    /// <exception cref="TooOftenException">It was sent again too often, or a moment ago.</exception>
    public async Task<GateFile?> ResendAsync(string runId, string gateId, string person, CancellationToken cancellation = default)
    {
        GateFile? after = null;
        await store.ChangeAsync(runId, async run =>
        {
            var file = await archive.OpenRoundAsync(run, gateId, cancellation);
            StageGuard.RequireNotPaused(run);
            after = null;
            if ((file.Of(person) ?? file.Of(PersonKeys.Of(person))) is not { } part) return null;
            (var change, after) = Resending(file, part, time.GetUtcNow());
            return change;
        }, cancellation);
        return after;
    }

    internal static (RunChange Change, GateFile After) Resending(GateFile file, Approval part, DateTimeOffset now)
    {
        if (!file.Turn.Contains(part))
            throw new WrongStageException(file.Run, new Phrase("error.nothing-to-resend").With("name", part.Approver.Name).With("gate", file.Policy.Name));
        if (part.ResentAt.Count >= MostTimes)
            throw new TooOftenException(new Phrase("error.resent-too-often").With("name", part.Approver.Name).With("maximum", MostTimes));
        if (part.ResentAt.Count > 0 && now - part.ResentAt[^1] < LeastPause)
            throw new TooOftenException(new Phrase("error.resent-just-now").With("name", part.Approver.Name).With("minutes", (int)LeastPause.TotalMinutes));
        var asked = part with { TimesAsked = part.TimesAsked + 1, ResentAt = [.. part.ResentAt, now] };
        var what = new Phrase("audit.gate.request-resent").With("name", part.Approver.Name).With("gate", file.Policy.Name).With("round", file.Gate.Round);
        return (new RunChange(file.Run)
        {
            Put = new Dictionary<string, object> { [GateChanges.KeyOf(asked)] = asked },
            Audit = [AuditEntry.ByProjectManager("gate.request-resent", what)],
            Signals = [Signal.ToSend(GateMails.RequestTo(GateChanges.OrderOf(file), asked.ApproverKey, asked.TimesAsked))],
        }, file.With(asked));
    }
}
