using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>Paths of decision links of <see cref="FilledRuns"/>, each in a state of its own.</summary>
internal sealed record FilledLinks
{
    private const string Review = "pilot-review-60";

    /// <summary>A review of the pilot, by language of whom it was sent to.</summary>
    public required IReadOnlyDictionary<string, string> OfReview { get; init; }

    /// <summary>A first gate, by language.</summary>
    public required IReadOnlyDictionary<string, string> OfRequirements { get; init; }

    /// <summary>Answered, while others are still asked.</summary>
    public required string Answered { get; init; }

    /// <summary>Its round was closed without an answer.</summary>
    public required string Closed { get; init; }

    /// <summary>Its gate asks for a code.</summary>
    public required string Code { get; init; }

    /// <summary>Nothing of its gate is shown any more.</summary>
    public required string Expired { get; init; }

    public static async Task<FilledLinks> OfAsync(FilledRuns runs)
    {
        var requirements = await PeopleAsync(runs.Asking, StageIds.Requirements);
        var (english, chinese) = (requirements.First(one => one.Language == Languages.English), requirements.First(one => one.Language == Languages.Chinese));
        using var visitor = new Visitor();
        var third = requirements.First(one => one != english && one != chinese);
        await visitor.DecideAsync(third.Link, "approve", "Clear to me.");
        var first = (await runs.Guarded.AskedAsync(StageIds.Requirements))[0];
        return new FilledLinks
        {
            OfReview = ByLanguage(await PeopleAsync(runs.At(StageIds.Pilot), Review)),
            OfRequirements = ByLanguage([english, chinese]),
            Answered = third.Link.AbsolutePath,
            Closed = runs.ClosedLink,
            Code = (await runs.Guarded.LinkAsync(StageIds.Requirements, first)).AbsolutePath,
            Expired = runs.ExpiredLink,
        };
    }

    private static Dictionary<string, string> ByLanguage(IEnumerable<(Uri Link, string Language)> people) =>
        people.GroupBy(one => one.Language).ToDictionary(group => group.Key, group => group.First().Link.AbsolutePath);

    private static async Task<IReadOnlyList<(Uri Link, string Language)>> PeopleAsync(PlayedRun run, string gate)
    {
        using var visitor = new Visitor();
        var people = new List<(Uri, string)>();
        foreach (var email in await run.AskedAsync(gate))
        {
            var link = await run.LinkAsync(gate, email);
            people.Add((link, (await visitor.OpenAsync(link)).Document.DocumentElement.GetAttribute("lang")!));
        }

        return people;
    }
}
