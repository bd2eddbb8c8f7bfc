using System.Globalization;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Gates;

/// <summary>Ids of gates. A stage's own gate has the stage's id; reviews carry their day.</summary>
public static class GateIds
{
    /// <summary>Family of the pilot's reviews; a review's id is <c>pilot-review-{day}</c>.</summary>
    public const string PilotReview = "pilot-review";

    /// <summary>The first business review of operations.</summary>
    public const string OperationsReview = "operations-review";

    /// <summary>Gates that every playbook must have a policy for.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        StageIds.Requirements, StageIds.Shortlist, StageIds.Contract, StageIds.Integration, StageIds.Training,
        PilotReview, StageIds.ScaleUp, StageIds.Exit, OperationsReview,
    ];

    /// <summary>Id of the review on a day of the pilot.</summary>
    public static string ReviewOn(int day) => $"{PilotReview}-{day}";

    /// <summary>Day of the pilot of a review's id.</summary>
    public static int DayOfReview(string gateId) => int.Parse(gateId[(PilotReview.Length + 1)..], CultureInfo.InvariantCulture);
}
