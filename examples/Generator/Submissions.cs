using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Examples;

/// <summary>When the project manager hands each stage in.</summary>
internal static class Submissions
{
    public static IReadOnlyList<Submission> All { get; } =
    [
        new(StageIds.Requirements, 1, new(2026, 3, 4), "Volumes are from the ticket system, the baseline from December to February."),
        new(StageIds.Shortlist, 1, new(2026, 3, 17), "Two site visits agree with the scores.", Vendors.Chosen, Vendors.Reserve),
        new(StageIds.Contract, 1, new(2026, 4, 2), "Draft 4, agreed with the vendor."),
        new(StageIds.Contract, 2, new(2026, 4, 8), "Clause 14 now deletes recordings after 90 days and names the proof."),
        new(StageIds.Integration, 1, new(2026, 4, 21), "End-to-end tests of all three channels passed on 20 April."),
        new(StageIds.Training, 1, new(2026, 5, 6), "39 of 40 agents are certified; one goes back to the training pool."),
    ];
}
