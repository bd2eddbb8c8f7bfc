using System.Globalization;

namespace Onboarding.Workflows.Storage;

/// <summary>Row keys inside a run's partition. The part before the first colon is the kind, so that a kind is one range.</summary>
public static class RowKeys
{
    /// <summary>The head.</summary>
    public const string Run = "run";

    /// <summary>The request.</summary>
    public const string Request = "request";

    /// <summary>The request that the run was started with, once it was changed.</summary>
    public const string FirstRequest = "request-first";

    /// <summary>The run's copy of its playbook.</summary>
    public const string Playbook = "playbook";

    /// <summary>The pilot's plan.</summary>
    public const string PilotPlan = "pilot-plan";

    /// <summary>When and how the vendor leaves.</summary>
    public const string ExitPlan = "exit-plan";

    /// <summary>What was learned.</summary>
    public const string ExitLessons = "exit-lessons";

    /// <summary>A vendor.</summary>
    public static string Vendor(string id) => $"vendor:{id}";

    /// <summary>A scorecard.</summary>
    public static string Scorecard(string vendorId, string evaluator) => $"scorecard:{vendorId}:{evaluator}";

    /// <summary>A checklist item.</summary>
    public static string Item(string stage, string id) => $"item:{stage}:{id}";

    /// <summary>A migration batch.</summary>
    public static string Migration(string id) => $"migration:{id}";

    /// <summary>An agent.</summary>
    public static string Agent(string id) => $"agent:{id}";

    /// <summary>A day's readings.</summary>
    public static string Readings(DateOnly day) => $"readings:{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>A corrective action.</summary>
    public static string Action(string id) => $"action:{id}";

    /// <summary>A month's cost of the running service.</summary>
    public static string Cost(string month) => $"cost:{month}";

    /// <summary>How a step of the ramp went; a repeated one keeps what it was before.</summary>
    public static string Ramp(string step, int attempt) =>
        attempt == 1 ? $"ramp:{step}" : $"ramp:{step}:{attempt.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What was confirmed of a step of the ramp.</summary>
    public static string RampConfirmation(string step, string id) => $"ramp-confirmation:{step}:{id}";

    /// <summary>A business review of operations.</summary>
    public static string Review(int number) => $"review:{number:D3}";

    /// <summary>What people noted for a business review.</summary>
    public static string ReviewNotes(int number) => $"review-notes:{number:D3}";

    /// <summary>A security audit of the vendor.</summary>
    public static string SecurityAudit(DateOnly on) => $"security-audit:{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>A risk of the register.</summary>
    public static string Risk(string id) => $"risk:{id}";

    /// <summary>A stage's submission.</summary>
    public static string Submission(string stage, int round) => $"submission:{stage}:{round:D3}";

    /// <summary>A gate round.</summary>
    public static string Gate(string id, int round) => $"gate:{id}:{round:D3}";

    /// <summary>A person's part in a gate round.</summary>
    public static string Approval(string gateId, int round, string approverKey) => $"approval:{gateId}:{round:D3}:{approverKey}";

    /// <summary>An audit entry.</summary>
    public static string Audit(int sequence) => $"audit:{sequence:D8}";

    /// <summary>A message of the outbox.</summary>
    public static string Mail(string key) => $"mail:{key}";

    /// <summary>An event still to be raised.</summary>
    public static string SignalRow(Signal signal) => $"signal:{signal.InstanceId}:{signal.EventName}:{signal.DedupeId}";
}
