using System.Text.Json;

namespace Onboarding.Bench.Cost.Model;

/// <summary>One turn of an orchestration, as the local engine stored it.</summary>
/// <param name="Instance">Partition key of its instance.</param>
/// <param name="Execution">Names the execution: beginning of its history's row keys, and of a turn that continues as new the end of that.</param>
/// <param name="At">When, on the app's clock.</param>
/// <param name="In">What came in.</param>
/// <param name="Out">What the code decided.</param>
internal sealed record TurnRecord(string Instance, string Execution, DateTimeOffset At, IReadOnlyList<TurnStep> In, IReadOnlyList<TurnStep> Out)
{
    // Digits of the turn's number at the end of a history row's key.
    private const int NumberLength = 8;

    /// <summary>It ended its execution to begin the next one; what it took in is not stored.</summary>
    public bool ContinuesAsNew { get; init; }

    /// <summary>Reads a history row's content.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static TurnRecord Parse(string instance, string rowKey, string json)
    {
        using var document = JsonDocument.Parse(json);
        var turn = document.RootElement;
        return new TurnRecord(instance, rowKey[..^NumberLength], turn.GetProperty(nameof(At)).GetDateTimeOffset(), Steps(turn, nameof(In)), Steps(turn, nameof(Out)));
    }

    private static List<TurnStep> Steps(JsonElement turn, string name) => [.. turn.GetProperty(name).EnumerateArray().Select(TurnStep.Read)];
}

/// <summary>Something that came in or was decided.</summary>
/// <param name="Kind">The engine's own word, for example <c>done</c> or <c>activity</c>.</param>
/// <param name="Id">Number of the task; -1: none.</param>
/// <param name="FireAt">Of a timer that is set: when it is due.</param>
/// <param name="Length">Characters of its longest text.</param>
internal sealed record TurnStep(string Kind, int Id = -1, DateTimeOffset? FireAt = null, int Length = 0)
{
    public static TurnStep Read(JsonElement step) => new(
        step.GetProperty("$").GetString()!,
        step.TryGetProperty(nameof(Id), out var id) ? id.GetInt32() : -1,
        step.TryGetProperty(nameof(FireAt), out var due) ? due.GetDateTimeOffset() : null,
        step.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.String).Select(one => one.Value.GetString()!.Length).DefaultIfEmpty().Max());
}

/// <summary>An orchestration that was created.</summary>
/// <param name="Instance">Partition key of its instance.</param>
/// <param name="Name">Name of the orchestrator.</param>
/// <param name="ByClient">True: over HTTP or by a timer; false: by another orchestration.</param>
internal sealed record Creation(string Instance, string Name, bool ByClient);
