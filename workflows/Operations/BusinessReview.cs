using System.Text.Json.Serialization;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Operations;

/// <summary>A business review as it was judged last, and what became of it. Row <c>review:{number}</c>.</summary>
public sealed record BusinessReview
{
    /// <summary>Number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Kind.</summary>
    public required ReviewKind Kind { get; init; }

    /// <summary>First day that it looks at.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day that it looks at, inclusive.</summary>
    public required DateOnly To { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset HeldAt { get; init; }

    /// <summary>True when people decide; false when it is only recorded.</summary>
    public required bool HasGate { get; init; }

    /// <summary>Choice id that the figures speak for.</summary>
    public required string Recommendation { get; init; }

    /// <summary>Why.</summary>
    public required IReadOnlyList<Phrase> Reasons { get; init; }

    /// <summary>Figures that matter.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>Ids of KPIs that missed their target.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];

    /// <summary>What a corrective plan has to mend; kept over rounds until newer data tell.</summary>
    public ReviewFaults Faults { get; init; } = ReviewFaults.None;

    /// <summary>Day on which the corrective plan that it was judged after was carried out; null: there was none.</summary>
    public DateOnly? PlanOn { get; init; }

    /// <summary>What that plan was worth; null: there was none.</summary>
    public PlanResult? Plan { get; init; }

    /// <summary>UTC instant before which reminders of a security audit went out while the review was waited for; null for the first, which has none.</summary>
    public DateTimeOffset? RemindedUntil { get; init; }

    /// <summary>Choice id that people decided on; null until then, and for a review that is only recorded.</summary>
    public string? Decision { get; init; }

    /// <summary>True when nothing more comes of it.</summary>
    [JsonIgnore]
    public bool IsOver => !HasGate || Decision is not null;
}
