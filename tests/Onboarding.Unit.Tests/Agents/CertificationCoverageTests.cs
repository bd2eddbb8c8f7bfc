using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Agents;

public sealed class CertificationCoverageTests
{
    private static readonly DateOnly Day = new(2026, 5, 11);
    private static readonly TrainingScope Scope = TrainingScope.Of(SampleFile.File);
    private static readonly string[] Languages = ["en", "zh-CN"];
    private static readonly string[] Channels = ["phone", "chat"];

    private static readonly Gen<Agent> AnyAgent = Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3])
        .Select((languages, channels) => Certified(Some(Languages, languages), Some(Channels, channels)));

    private static readonly Gen<StaffingNeed> AnyNeed = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[1, 3])
        .Select((language, channel, agents) => new StaffingNeed(Languages[language], Channels[channel], agents));

    [Fact]
    public void An_agent_counts_for_one_need_only()
    {
        var coverage = Of([Certified(["en"], ["phone", "chat"])], new("en", "phone", 1), new("en", "chat", 1));

        Assert.Equal([1, 0], coverage.Needs.Select(need => need.Covered));
        Assert.Equal(["missing.certified"], coverage.Missing().Select(phrase => phrase.Key));
    }

    [Fact]
    public void An_agent_moves_on_when_another_cannot_be_placed_otherwise()
    {
        var flexible = Certified(["en"], ["phone", "chat"]);
        var phoneOnly = Certified(["en"], ["phone"]);

        Assert.True(Of([flexible, phoneOnly], new("en", "phone", 1), new("en", "chat", 1)).IsMet);
        Assert.True(Of([phoneOnly, flexible], new("en", "phone", 1), new("en", "chat", 1)).IsMet);
    }

    [Theory]
    [InlineData("EN", 1)]
    [InlineData("en-GB", 1)]
    [InlineData("de", 0)]
    public void An_agent_covers_a_need_of_their_language_however_it_is_written(string needed, int covered) =>
        Assert.Equal(covered, Assert.Single(Of([Certified(["en"], ["phone"])], new StaffingNeed(needed, "phone", 1)).Needs).Covered);

    [Fact]
    public void Agents_beyond_the_need_are_not_counted_for_it() =>
        Assert.Equal(2, Assert.Single(Of([.. Enumerable.Repeat(Certified(["en"], ["phone"]), 5)], new StaffingNeed("en", "phone", 2)).Needs).Covered);

    [Fact]
    public void The_order_of_agents_never_changes_how_many_places_are_filled() =>
        Gen.Select(AnyAgent.Array[0, 7].SelectMany(agents => Gen.Shuffle(agents.ToArray()).Select(other => (agents, other))), AnyNeed.Array[1, 4])
            .Sample((two, needs) => Filled(Of(two.agents, needs)) == Filled(Of(two.other, needs)));

    [Fact]
    public void One_more_agent_fills_at_most_one_more_place_and_never_fewer() => Gen.Select(AnyAgent.Array[0, 7], AnyAgent, AnyNeed.Array[1, 4]).Sample((agents, one, needs) =>
        Filled(Of([.. agents, one], needs)) - Filled(Of(agents, needs)) is 0 or 1);

    [Fact]
    public void An_agent_who_left_covers_nothing_from_that_day_on()
    {
        var leaving = Certified(["en"], ["phone"]) with { LeftOn = Day };

        Assert.False(Of([leaving], new StaffingNeed("en", "phone", 1)).IsMet);
        Assert.True(Of([leaving with { LeftOn = Day.AddDays(1) }], new StaffingNeed("en", "phone", 1)).IsMet);
    }

    private static int Filled(CertificationCoverage coverage) => coverage.Needs.Sum(need => need.Covered);

    private static CertificationCoverage Of(IReadOnlyList<Agent> agents, params StaffingNeed[] needs) =>
        CertificationCoverage.Of(agents, Scope, needs, Day);

    private static Agent Certified(IReadOnlyList<string> languages, IReadOnlyList<string> channels) => new()
    {
        Id = "LW",
        Languages = languages,
        Channels = channels,
        Attempts = [.. SampleFile.Playbook.Training.Modules.Select(module => new Attempt(module.Id, 100, Day, 1))],
    };

    private static IReadOnlyList<string> Some(string[] all, int which) => [.. all.Where((_, place) => (which & (1 << place)) != 0)];
}
