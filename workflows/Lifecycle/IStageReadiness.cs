using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Says what a stage still lacks before its gate may open; each stage that is submitted has one.</summary>
public interface IStageReadiness
{
    /// <summary>The stage.</summary>
    string Stage { get; }

    /// <summary>Everything that is missing, for a person to read; empty when the stage may be submitted.</summary>
    Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, CancellationToken cancellation);

    /// <summary>What is wrong with a submission itself, whatever else is missing; empty for most stages.</summary>
    Task<IReadOnlyList<FieldError>> ErrorsAsync(RunFile file, StageSubmission submission, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<FieldError>>([]);
}
