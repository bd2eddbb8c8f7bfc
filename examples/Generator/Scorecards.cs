using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Examples;

/// <summary>
/// Three evaluators, each with a view of their own: operations looks at people and peaks, security at proof, finance at price.
/// </summary>
internal static class Scorecards
{
    private static readonly (string Evaluator, Dictionary<string, int> Leans)[] Evaluators =
    [
        ("jun.wang", ScoreLeans.Operations),
        ("tomas.ferreira", ScoreLeans.Security),
        ("sarah.whitcombe", ScoreLeans.Finance),
    ];

    public static IEnumerable<Scorecard> All(Playbook playbook) =>
        from vendor in Vendors.All()
        where vendor.Shortlisted
        from evaluator in Evaluators
        select new Scorecard
        {
            VendorId = vendor.Id,
            Evaluator = evaluator.Evaluator,
            Scores = playbook.Shortlist.Criteria.ToDictionary(
                criterion => criterion.Id, criterion => Score(vendor.Id, criterion.Id, evaluator.Leans)),
            Note = ScoreNotes.Of(vendor.Id, evaluator.Evaluator),
        };

    private static int Score(string vendor, string criterion, Dictionary<string, int> leans)
    {
        var seen = VendorScores.Of(vendor, criterion);
        return Math.Clamp(seen + leans.GetValueOrDefault($"{vendor}/{criterion}"), 1, 5);
    }
}
