using System.Globalization;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Gates;

/// <summary>Ids of gates. A stage's own gate has the stage's id; reviews carry their day.</summary>
public static class GateIds
{
    /// <summary>Family of the pilot's reviews; a review's id is <c>pilot-review-{day}</c>.</summary>
    public const string PilotReview = "pilot-review";

    /// <summary>Family of the gates that are held when the ramp stops; the first stop's id is <c>scale-up-stop-1</c>.</summary>
    public const string RampStop = "scale-up-stop";

    /// <summary>The first business review of operations, and the family of the further ones: the second's id is <c>operations-review-2</c>.</summary>
    public const string OperationsReview = "operations-review";

    /// <summary>Gates that every playbook must have a policy for.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        StageIds.Requirements, StageIds.Shortlist, StageIds.Contract, StageIds.Integration, StageIds.Training,
        PilotReview, StageIds.ScaleUp, StageIds.Exit, OperationsReview,
    ];

    /// <summary>Id of the review on a day of the pilot.</summary>
    public static string ReviewOn(int day) => $"{PilotReview}-{day}";

    /// <summary>Id of the gate of a stop of the ramp, counted from 1.</summary>
    public static string RampStopOf(int number) => $"{RampStop}-{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Id of the gate of a business review, counted from 1.</summary>
    public static string BusinessReviewOf(int number) =>
        number == 1 ? OperationsReview : $"{OperationsReview}-{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Number of the business review of a gate's id.</summary>
    public static int NumberOfReview(string gateId) =>
        gateId == OperationsReview ? 1 : int.Parse(gateId[(OperationsReview.Length + 1)..], CultureInfo.InvariantCulture);

    /// <summary>Day of the pilot of a review's id.</summary>
    public static int DayOfReview(string gateId) => int.Parse(gateId[(PilotReview.Length + 1)..], CultureInfo.InvariantCulture);
}
