using Onboarding.Workflows.Shortlist;

namespace Onboarding.Examples;

/// <summary>What was seen at the vendor with the warning signs.</summary>
internal static class RedFlagNotes
{
    public static IReadOnlyList<RedFlag> Quickvoice { get; } =
    [
        new("promises-without-questions", "Promised 98% satisfaction in the first call, asked nothing about products or returns."),
        new("vague-on-security", "No answer on where recordings are kept; 'GDPR is not an issue here'."),
        new("rigid-contract", "36 months, no pilot, six months' notice."),
        new("plays-down-culture", "'Scripts are the same for every shop.'"),
    ];
}
