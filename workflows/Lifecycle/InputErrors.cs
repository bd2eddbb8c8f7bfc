using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>One thing wrong with what a person handed in.</summary>
/// <param name="Field">Path of the field, for example <c>scores.price</c> or <c>items[3].module</c>.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record FieldError(string Field, Phrase Message)
{
    /// <summary>An id that is none of those that the field may name.</summary>
    public static FieldError UnknownId(string field, string id, IEnumerable<string> known) => new(field, UnknownId(id, known));

    /// <summary>An error when what a person says has happened lies ahead; none for a day that was not given.</summary>
    /// <param name="field">Path of the day.</param>
    /// <param name="day">Day (UTC).</param>
    /// <param name="today">Today (UTC).</param>
    public static IReadOnlyList<FieldError> IfAhead(string field, DateOnly? day, DateOnly today) =>
        day > today ? [new(field, new Phrase("error.day-ahead").With("today", today))] : [];

    /// <summary>The message alone, for a field that is named later.</summary>
    public static Phrase UnknownId(string id, IEnumerable<string> known) =>
        new Phrase("error.unknown-id").With("id", id).With("known", string.Join(", ", known));
}

/// <summary>What was handed in does not fit the run or its playbook; nothing was stored.</summary>
/// <param name="errors">Every field error at once, at least one.</param>
public sealed class InvalidInputException(IReadOnlyList<FieldError> errors)
    : Exception("Invalid input: " + string.Join(", ", errors.Select(error => error.Field)))
{
    /// <summary>Every field error.</summary>
    public IReadOnlyList<FieldError> Errors { get; } = errors;

    /// <summary>Throws when there is any error.</summary>
    public static void ThrowIfAny(IReadOnlyList<FieldError> errors)
    {
        if (errors.Count > 0) throw new InvalidInputException(errors);
    }
}

/// <summary>The run is not where this can be taken in; nothing was stored.</summary>
/// <param name="run">The run as it stands.</param>
/// <param name="reason">What the run would have to be at, for a person to read.</param>
public sealed class WrongStageException(Run run, Phrase reason) : Exception($"Run '{run.Id}' is in stage '{run.Stage}' ({run.StageState}).")
{
    /// <summary>The run as it stands; <see cref="Run.WaitsFor"/> says what it waits for.</summary>
    public Run Run { get; } = run;

    /// <summary>What the run would have to be at.</summary>
    public Phrase Reason { get; } = reason;
}

/// <summary>Something was asked for too often, or too soon again; nothing was stored.</summary>
/// <param name="reason">Why, for a person to read.</param>
public sealed class TooOftenException(Phrase reason) : Exception($"Too often: {reason.Key}.")
{
    /// <summary>Why.</summary>
    public Phrase Reason { get; } = reason;
}

/// <summary>A stage was submitted although something is missing; nothing was stored.</summary>
/// <param name="missing">Everything that is missing, at least one.</param>
public sealed class NotReadyException(IReadOnlyList<Phrase> missing) : Exception($"The stage is not ready: {missing.Count} things are missing.")
{
    /// <summary>Everything that is missing.</summary>
    public IReadOnlyList<Phrase> Missing { get; } = missing;
}

/// <summary>An idempotency key was used before with another request.</summary>
/// <param name="runId">The run that the key started.</param>
public sealed class IdempotencyConflictException(string runId) : Exception($"The key started run '{runId}' with another request.")
{
    /// <summary>The run that the key started.</summary>
    public string RunId { get; } = runId;
}
