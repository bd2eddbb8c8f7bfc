using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Telemetry;

/// <summary>
/// How all runs stood at the end of the reconciler's last whole pass. One row of the index: whichever instance of the app made the pass, every
/// instance tells the same figures, so the largest of them is right.
/// </summary>
public sealed record Census
{
    /// <summary>UTC of the end of the pass.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Runs by stage and status; ended ones are counted too.</summary>
    public IReadOnlyList<RunCount> Runs { get; init; } = [];

    /// <summary>For each gate that is open in a run that is not paused: UTC since when the oldest of them is.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> OpenGates { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>UTC of the first attempt of the oldest message that is still to be sent, of runs that go on; null: none is.</summary>
    public DateTimeOffset? MailSince { get; init; }

    /// <summary>Orchestration instances in state failed.</summary>
    public int FailedWorkflows { get; init; }

    /// <summary>Orchestration instances that wait for their first turn.</summary>
    public int PendingWorkflows { get; init; }

    /// <summary>Faults that healing did not help.</summary>
    public int GivenUp { get; init; }
}

/// <summary>How many runs there are.</summary>
/// <param name="Stage">In this stage, or ended in it.</param>
/// <param name="Status">With this status.</param>
/// <param name="Count">So many.</param>
public sealed record RunCount(string Stage, RunStatus Status, int Count);

/// <summary>Takes a census during a pass, of what the pass reads anyway.</summary>
public sealed class CensusTaking
{
    private readonly Dictionary<string, DateTimeOffset> _gates = [];
    private DateTimeOffset? _mail;
    private int _givenUp;

    /// <summary>A run, with its gates and its mails.</summary>
    public void Add(Run run, IEnumerable<Gate> gates, IEnumerable<OutboxMail> mails)
    {
        foreach (var gate in gates.Where(gate => gate.Status == GateStatus.Open && run.Pause is null))
        {
            if (gate.OpenedAt is { } opened && (!_gates.TryGetValue(gate.Id, out var since) || opened < since)) _gates[gate.Id] = opened;
        }

        foreach (var mail in mails.Where(mail => mail.State is MailState.Queued or MailState.Delayed))
            if (_mail is null || mail.QueuedAt < _mail) _mail = mail.QueuedAt;
    }

    /// <summary>A fault that healing did not help.</summary>
    public void AddGivenUp() => _givenUp++;

    /// <summary>The census.</summary>
    /// <param name="at">UTC.</param>
    /// <param name="runs">Runs by stage and status.</param>
    /// <param name="failed">Failed orchestration instances.</param>
    /// <param name="pending">Orchestration instances that wait for their first turn.</param>
    public Census ToCensus(DateTimeOffset at, IReadOnlyList<RunCount> runs, int failed, int pending) => new()
    {
        At = at,
        Runs = runs,
        OpenGates = _gates,
        MailSince = _mail,
        FailedWorkflows = failed,
        PendingWorkflows = pending,
        GivenUp = _givenUp,
    };
}
