using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Says what a stage still lacks before its gate may open; each stage that is submitted has one.</summary>
public interface IStageReadiness
{
    /// <summary>The stage.</summary>
    string Stage { get; }

    /// <summary>Everything that is missing, for a person to read; empty when the stage may be submitted.</summary>
    /// <exception cref="InvalidInputException">The submission itself is wrong.</exception>
    Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, StageSubmission submission, CancellationToken cancellation);
}
