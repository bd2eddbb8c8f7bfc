using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Examples;

/// <summary>What the people of the run do by themselves: when they submit, what they answer, and what must come of it.</summary>
/// <param name="Submissions">The project manager's submissions, in order.</param>
/// <param name="Answers">The approvers' answers, in the order given.</param>
/// <param name="Expected">How every gate round must end, in order; nothing else may happen.</param>
/// <param name="Outcome">Status of the run at its end.</param>
public sealed record DecisionScript(
    IReadOnlyList<Submission> Submissions, IReadOnlyList<Answer> Answers, IReadOnlyList<ExpectedGate> Expected, string Outcome);

/// <summary>A stage's submission: not before <paramref name="On"/>, people need time to gather.</summary>
public sealed record Submission(
    string Stage, int Round, DateOnly On, string? Note = null, string? Vendor = null, string? ReserveVendor = null);

/// <summary>One approver's answer at a gate round.</summary>
public sealed record Answer(string Gate, int Round, string Email, string Choice, string? Comment);

/// <summary>How a gate round must end.</summary>
/// <param name="Gate">Gate id.</param>
/// <param name="Round">Round.</param>
/// <param name="Choice">Choice that decides.</param>
/// <param name="Verdicts">Verdict by KPI id; only KPIs whose verdict does not hang on a single day's noise.</param>
public sealed record ExpectedGate(string Gate, int Round, string Choice, IReadOnlyDictionary<string, string>? Verdicts = null);

internal static class Decisions
{
    public static DecisionScript Create(Playbook playbook)
    {
        var rounds = GateRounds.All;
        return new DecisionScript(
            Submissions.All,
            rounds.SelectMany(round => Answers(playbook, round)).ToList(),
            rounds.Select(round => new ExpectedGate(round.Gate, round.Round, round.Choice, ExpectedVerdicts.At(round.Gate))).ToList(),
            "scaledUp");
    }

    private static IEnumerable<Answer> Answers(Playbook playbook, GateRound round)
    {
        var policy = playbook.PolicyOf(round.Gate);
        var asked = People.All.Where(person => policy.Roles.Contains(person.Role)).ToList();
        return Deciding(policy, round, asked)
            .Select(person => new Answer(round.Gate, round.Round, person.Email, round.Choice, Comments.Of(round, person)));
    }

    /// <summary>Those whose answers it takes: the one who returns it, or as many as the gate's rule asks for.</summary>
    private static IEnumerable<Person> Deciding(GatePolicy policy, GateRound round, List<Person> asked)
    {
        if (round.OnlyRole is { } role) return asked.Where(person => person.Role == role);
        return policy.Rule switch
        {
            GateRule.Any => asked.Take(1),
            GateRule.Quorum => asked.Take(policy.Quorum ?? asked.Count),
            _ => asked,
        };
    }
}

/// <summary>One round of a gate and the choice it ends with.</summary>
/// <param name="Gate">Gate id.</param>
/// <param name="Round">Round.</param>
/// <param name="Choice">Choice that decides.</param>
/// <param name="OnlyRole">Set when one role's answer ends the round before the others answer.</param>
internal sealed record GateRound(string Gate, int Round, string Choice, string? OnlyRole = null);

internal static class GateRounds
{
    public static IReadOnlyList<GateRound> All { get; } =
    [
        new(StageIds.Requirements, 1, "approve"),
        new(StageIds.Shortlist, 1, "approve"),
        new(StageIds.Contract, 1, "request-changes", Roles.Legal),
        new(StageIds.Contract, 2, "approve"),
        new(StageIds.Integration, 1, "approve"),
        new(StageIds.Training, 1, "approve"),
        new(GateIds.ReviewOn(30), 1, "continue"),
        new(GateIds.ReviewOn(60), 1, "continue"),
        new(GateIds.ReviewOn(90), 1, "scale-up"),
        new(StageIds.ScaleUp, 1, "approve"),
        new(GateIds.OperationsReview, 1, "keep"),
    ];
}
