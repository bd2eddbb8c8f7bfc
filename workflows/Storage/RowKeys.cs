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

    /// <summary>A bad rating.</summary>
    public static string Rating(string id) => $"rating:{id}";

    /// <summary>A meeting of the leads.</summary>
    public static string Meeting(DateOnly day) => $"meeting:{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>A month's evaluation of agents and vendor.</summary>
    public static string Evaluation(string month) => $"evaluation:{month}";

    /// <summary>What a day of the pilot led to, when it led to anything.</summary>
    public static string PilotLook(int day) => $"pilot-look:{day.ToString("D3", CultureInfo.InvariantCulture)}";

    /// <summary>A month's cost of the running service.</summary>
    public static string Cost(string month) => $"cost:{month}";

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
