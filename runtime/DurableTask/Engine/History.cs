using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>One turn of an orchestration: what came in, and what the code did about it. One row, written by one transaction.</summary>
internal sealed record Turn(DateTimeOffset At, IReadOnlyList<Arrival> In, IReadOnlyList<Decision> Out)
{
    // Payloads are JSON within JSON: quotes stay one character longer, not five. Failures may be nested deeply.
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 512,
    };

    /// <summary>Row keys of the clients' messages that came in: a client that repeats one is told from that.</summary>
    public IReadOnlyList<string>? Taken { get; init; }

    /// <summary>When it was by the machine's clock, where the hub's is another one; null: the same.</summary>
    public DateTimeOffset? Real { get; init; }

    /// <summary>When it was by the machine's clock.</summary>
    [JsonIgnore]
    public DateTimeOffset RealAt => Real ?? At;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static Turn FromJson(string json) => JsonSerializer.Deserialize<Turn>(json, Json)!;

    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, Json);

    public static T FromJson<T>(string json) => JsonSerializer.Deserialize<T>(json, Json)!;
}

/// <summary>Something that an orchestration is told.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(Started), "start")]
[JsonDerivedType(typeof(TaskDone), "done")]
[JsonDerivedType(typeof(TaskFailed), "fail")]
[JsonDerivedType(typeof(TimerFired), "fire")]
[JsonDerivedType(typeof(EventRaised), "event")]
[JsonDerivedType(typeof(SuspendAsked), "suspend")]
[JsonDerivedType(typeof(ResumeAsked), "resume")]
[JsonDerivedType(typeof(TerminateAsked), "terminate")]
[JsonDerivedType(typeof(Broken), "broken")]
internal abstract record Arrival
{
    /// <summary>What it is, in words for the error message.</summary>
    public abstract string Describe();
}

/// <summary>The execution begins.</summary>
internal sealed record Started(string? Input) : Arrival
{
    public override string Describe() => "the start";
}

/// <summary>An activity or sub-orchestration has a result. ExecutionId names the execution that called it.</summary>
internal sealed record TaskDone(int Id, string? Result, string ExecutionId) : Arrival
{
    public override string Describe() => $"the result of #{Id}";
}

/// <summary>An activity or sub-orchestration has failed.</summary>
internal sealed record TaskFailed(int Id, TaskFailureDetails Failure, string ExecutionId) : Arrival
{
    public override string Describe() => $"the failure of #{Id}";
}

/// <summary>A timer is due.</summary>
internal sealed record TimerFired(int Id) : Arrival
{
    public override string Describe() => $"the timer #{Id}";
}

/// <summary>An event from outside.</summary>
internal sealed record EventRaised(string Name, string? Payload) : Arrival
{
    public override string Describe() => $"the event '{Name}'";
}

/// <summary>Hold.</summary>
internal sealed record SuspendAsked(string? Reason) : Arrival
{
    public override string Describe() => "a suspension";
}

/// <summary>Go on.</summary>
internal sealed record ResumeAsked(string? Reason) : Arrival
{
    public override string Describe() => "a resumption";
}

/// <summary>End.</summary>
internal sealed record TerminateAsked(string? Output, bool Recursive) : Arrival
{
    public override string Describe() => "a termination";
}

/// <summary>The code broke the rules of orchestrators between turns (awaited something foreign). ExecutionId: of which execution; null: of the current one.</summary>
internal sealed record Broken(string Why, string? ErrorType = null, string? ExecutionId = null) : Arrival
{
    public override string Describe() => Why;
}

/// <summary>Something that an orchestration's code decided. Compared with history on replay.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(ActivityCalled), "activity")]
[JsonDerivedType(typeof(TimerCreated), "timer")]
[JsonDerivedType(typeof(SubCalled), "sub")]
[JsonDerivedType(typeof(EventSent), "send")]
[JsonDerivedType(typeof(Ended), "end")]
[JsonDerivedType(typeof(ContinuedAsNew), "again")]
internal abstract record Decision
{
    /// <summary>What makes it the same decision on replay, in words for the error message.</summary>
    public abstract string Describe();
}

internal sealed record ActivityCalled(int Id, string Name, string? Version, string? Input, IDictionary<string, string>? Tags) : Decision
{
    public override string Describe() => $"call of activity '{Name}' (#{Id})";
}

internal sealed record TimerCreated(int Id, DateTimeOffset FireAt) : Decision
{
    public override string Describe() => $"timer (#{Id})";
}

internal sealed record SubCalled(int Id, string Name, string? Version, string InstanceId, string? Input, IDictionary<string, string>? Tags) : Decision
{
    public override string Describe() => $"call of sub-orchestration '{Name}' with id '{InstanceId}' (#{Id})";
}

internal sealed record EventSent(int Id, string InstanceId, string Name, string? Payload) : Decision
{
    public override string Describe() => $"event '{Name}' sent to '{InstanceId}' (#{Id})";
}

internal sealed record Ended(string? Output, TaskFailureDetails? Failure) : Decision
{
    public override string Describe() => Failure is null ? "end of the orchestration" : "failure of the orchestration";
}

internal sealed record ContinuedAsNew(string? Input, string? Version, bool KeepEvents) : Decision
{
    public override string Describe() => "continue-as-new";
}
