using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.Listing;

/// <summary>A run as lists find it.</summary>
/// <param name="Run">Its head.</param>
/// <param name="Card">What they show.</param>
/// <param name="People">Keys of the people who see it: those of the request, whoever started it, and whoever is asked now.</param>
/// <param name="WaitsForPeople">Keys of those whose turn it is: they are asked at an open gate, or they manage the project while work is gathered.</param>
public sealed record ListedRun(Run Run, RunCard Card, IReadOnlyList<string> People, IReadOnlyList<string> WaitsForPeople)
{
    /// <summary>
    /// Pure. Due is the first of: the answers of an open gate, the open checklist items of the stage with a day, the open corrective actions.
    /// A day is over at its end (UTC).
    /// </summary>
    public static ListedRun Of(ListingFacts facts)
    {
        if (facts.Run.IsEnded) return new ListedRun(facts.Run, RunCard.Of(facts.Run, null), MembersOf(facts), []);
        var asked = facts.Gates.SelectMany(file => file.Turn).Select(part => part.ApproverKey).ToList();
        var managers = facts.People.Where(person => person.Role == Roles.ProjectManager);
        var isGathering = facts.Run is { StageState: StageState.Preparing, IsBetweenRounds: false };
        return new ListedRun(
            facts.Run,
            RunCard.Of(facts.Run, DueOf(facts)),
            [.. MembersOf(facts).Union(asked)],
            // Nobody's turn comes while it stands still: no answer is taken, and nothing is submitted.
            facts.Run.Pause is null ? [.. asked.Union(isGathering ? KeysOf(managers) : [])] : []);
    }

    /// <summary>What every row of the index says of it, as text to be compared.</summary>
    internal string Shown => Run.IsWindingUp ? Card.Shown + " winding up" : Card.Shown;

    private static DateTimeOffset? DueOf(ListingFacts facts)
    {
        var gates = facts.Gates.Select(file => file.Gate.DueAt);
        var items = facts.Items.Where(item => item.Stage == facts.Run.Stage && item.Status == ChecklistStatus.Open).Select(item => EndOf(item.Due));
        var actions = facts.Actions.Where(action => action.IsOpen).Select(action => EndOf(action.Due));
        return gates.Concat(items).Concat(actions).Min();
    }

    private static DateTimeOffset? EndOf(DateOnly? day) => day?.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static IEnumerable<string> StarterOf(Run run) => run.StartedBy is { } email ? [PersonKeys.Of(email)] : [];

    private static IReadOnlyList<string> MembersOf(ListingFacts facts) => [.. KeysOf(facts.People).Union(StarterOf(facts.Run))];

    private static IReadOnlyList<string> KeysOf(IEnumerable<Person> people) => [.. people.Select(person => PersonKeys.Of(person.Email)).Distinct()];
}

/// <summary>What decides how a run is listed.</summary>
/// <param name="Run">Its head.</param>
/// <param name="People">Everybody whom its request names.</param>
/// <param name="Gates">Its open gate rounds.</param>
/// <param name="Items">Its checklist items.</param>
/// <param name="Actions">Its corrective actions.</param>
public sealed record ListingFacts(
    Run Run, IReadOnlyList<Person> People, IReadOnlyList<GateFile> Gates, IReadOnlyList<ChecklistItem> Items, IReadOnlyList<CorrectiveAction> Actions);
