using System.Text.Json.Serialization;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>Who decides a gate, by which rule and by when. Silence never approves.</summary>
public sealed record GatePolicy
{
    /// <summary>What the gate decides, as a heading.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Roles that are asked (see <see cref="Lifecycle.Roles"/>); every person of the run with such a role gets a link.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>How answers make a decision.</summary>
    public required GateRule Rule { get; init; }

    /// <summary>With <see cref="GateRule.Quorum"/>: how many equal answers decide.</summary>
    public int? Quorum { get; init; }

    /// <summary>With <see cref="GateRule.Percentage"/>: share of those asked whose advancing answers are enough, 1 to 100.</summary>
    public int? Percentage { get; init; }

    /// <summary>
    /// Roles of <see cref="Roles"/> with a veto: an answer of theirs that does not advance decides at once, whatever the rule says, and nothing
    /// advances before all of them have answered. A veto that is silent lets the gate close undecided.
    /// </summary>
    public IReadOnlyList<string> VetoRoles { get; init; } = [];

    /// <summary>True when the run's project managers, in whose name it is submitted, may be approvers too; otherwise they are never asked here.</summary>
    public bool RequesterMayApprove { get; init; }

    /// <summary>True when an answer needs the one-time code that the approver has mailed to their own address.</summary>
    public bool RequiresCode { get; init; }

    /// <summary>The answers that can be given, the most cautious last: a split that no rule decides takes the most cautious answer given.</summary>
    public required IReadOnlyList<GateChoice> Choices { get; init; }

    /// <summary>Business days after opening by which an answer is due.</summary>
    public required int DueBusinessDays { get; init; }

    /// <summary>Business days after opening on which those who have not answered are reminded, ascending.</summary>
    public required IReadOnlyList<int> RemindAfterBusinessDays { get; init; }

    /// <summary>
    /// Business days after the due day on which silence is taken further: first to the approver's deputy, from the second on to the sponsor.
    /// Ascending; empty: never.
    /// </summary>
    public IReadOnlyList<int> EscalateAfterBusinessDays { get; init; } = [];

    /// <summary>Business days after opening at whose end the gate closes undecided.</summary>
    public required int ExpireAfterBusinessDays { get; init; }
}

/// <summary>How answers make a decision. Of several answers that decide together, the most cautious one counts.</summary>
public enum GateRule
{
    /// <summary>Everybody asked must give an advancing answer; one that does not decides at once.</summary>
    All,

    /// <summary>One answer decides.</summary>
    Any,

    /// <summary>A number of equal answers decides; when everybody answered without reaching it, the most cautious answer.</summary>
    Quorum,

    /// <summary>Advancing answers of a share of those asked decide; as soon as it cannot be reached any more, the most cautious other answer.</summary>
    Percentage,

    /// <summary>One after the other in the order of the roles: whoever follows is asked when the one before gave an advancing answer; any other decides.</summary>
    Sequential,

    /// <summary>Nothing is decided before everybody answered; one advancing answer is enough then, otherwise the most cautious counts.</summary>
    [JsonStringEnumMemberName("all-answered")]
    AllAnswered,
}

/// <summary>One answer that can be given at a gate.</summary>
public sealed record GateChoice
{
    /// <summary>Stable id, for example <c>approve</c> or <c>scale-up</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the decision page calls it.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What it does to the run.</summary>
    public required ChoiceKind Kind { get; init; }

    /// <summary>True when the answer is refused without a comment; one that does not advance always is.</summary>
    public bool RequiresComment { get; init; }

    /// <summary>
    /// With <see cref="ChoiceKind.Return"/>: the earlier stage from which the run goes on again, see <see cref="ReturnTarget"/>; null: the
    /// gate's own stage is given back.
    /// </summary>
    public string? ReturnTo { get; init; }
}

/// <summary>What an answer does to the run.</summary>
public enum ChoiceKind
{
    /// <summary>The stage is done.</summary>
    Advance,

    /// <summary>Back to the project manager with the comments; a new round follows, of the gate's own stage or from an earlier one on.</summary>
    Return,

    /// <summary>The run ends here, or the vendor leaves.</summary>
    Stop,
}
