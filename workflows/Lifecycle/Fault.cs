using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Something of a run that stands still although it should not, and how it is set going. Healing it twice changes nothing.</summary>
/// <param name="Key">What makes it the same fault when it is found again; part of a row key.</param>
/// <param name="What">Kind; the audit says <c>audit.run.healed.{what}</c>.</param>
/// <param name="About">What it concerns, for that sentence.</param>
/// <param name="HealAsync">Sets it going; false when there was nothing to do any more.</param>
public sealed record Fault(string Key, string What, PhraseValue About, Func<CancellationToken, Task<bool>> HealAsync);

/// <summary>How often a fault was healed. Row <c>healing:{fault}</c>.</summary>
/// <param name="Times">How often.</param>
public sealed record HealingMark(int Times);
