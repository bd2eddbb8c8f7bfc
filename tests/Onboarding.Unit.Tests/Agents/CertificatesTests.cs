using CsCheck;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Training;

namespace Onboarding.Unit.Tests.Agents;

public sealed class CertificatesTests
{
    private static readonly DateOnly Day = new(2026, 5, 11);
    private static readonly TrainingModule Product = Module("product");
    private static readonly TrainingModule Security = Module("security") with { ValidDays = 365 };

    private static readonly Gen<Attempt> AnyAttempt = Gen.Select(Gen.Bool, Gen.Int[70, 90], Gen.Int[-500, 100], Gen.Int[1, 3])
        .Select((product, score, day, number) => new Attempt(product ? "product" : "security", score, Day.AddDays(day), number));

    [Theory]
    [InlineData(80, 0, true)]
    [InlineData(79, 0, false)]
    [InlineData(100, 1, false)]
    [InlineData(80, -5000, true)]
    public void An_attempt_that_reaches_the_score_certifies_from_its_day_on(int score, int daysAfter, bool certified) =>
        Assert.Equal(certified, IsCertified([Product], new Attempt("product", score, Day.AddDays(daysAfter), 1)));

    [Theory]
    [InlineData(364, true)]
    [InlineData(365, false)]
    public void A_certificate_is_good_for_its_days_the_first_included(int daysAgo, bool certified) =>
        Assert.Equal(certified, IsCertified([Security], new Attempt("security", 100, Day.AddDays(-daysAgo), 1)));

    [Fact]
    public void A_worse_attempt_afterwards_takes_nothing_back() =>
        Assert.True(IsCertified([Product], new("product", 0, Day, 1), new("product", 100, Day, 2), new("product", 0, Day, 3)));

    [Fact]
    public void Every_module_that_concerns_the_agent_counts() =>
        Assert.False(IsCertified([Product, Security], new Attempt("product", 100, Day, 1)));

    [Fact]
    public void A_certification_ends_with_its_first_certificate_that_is_not_repeated()
    {
        var scope = Scope(Product, Security);
        var agent = Agent(new("product", 100, Day, 1), new("security", 100, Day.AddDays(-300), 1));

        Assert.Equal(Day.AddDays(65), Certificates.ExpiresOn(agent, scope, Day));
        Assert.Equal(Day.AddDays(365), Certificates.ExpiresOn(agent with { Attempts = [.. agent.Attempts, new("security", 100, Day, 2)] }, scope, Day));
        Assert.Null(Certificates.ExpiresOn(agent, Scope(Product), Day));
        Assert.Null(Certificates.ExpiresOn(Agent(), scope, Day));
    }

    [Theory]
    [InlineData(-276, 1)]
    [InlineData(-275, 0)]
    [InlineData(-365, 0)]
    public void Certificates_that_end_within_the_pilot_are_named(int passedDaysFromStart, int named)
    {
        var plan = new PilotPlan { Segment = "Orders", StartsOn = Day, LengthDays = 90, Staffing = [] };
        var agent = Agent(new Attempt("security", 100, Day.AddDays(passedDaysFromStart), 1));

        Assert.Equal(named, ExpiringCertificate.Within(plan, [agent], Scope(Security)).Count);
    }

    [Fact]
    public void The_order_of_agents_never_matters_to_what_expires_and_another_agent_changes_nothing_of_the_others() =>
        AnyAttempt.Array[0, 4].Array[1, 5].SelectMany(agents => Gen.Shuffle(Numbered(agents)).Select(shuffled => (agents: Numbered(agents), shuffled))).Sample(two =>
        {
            var expiring = Expiring(two.agents);

            return Expiring(two.shuffled).SequenceEqual(expiring)
                && Expiring(two.agents[1..]).SequenceEqual(expiring.Where(one => one.AgentId != two.agents[0].Id))
                && expiring.Select(one => one.On).SequenceEqual(expiring.Select(one => one.On).Order());
        });

    [Fact]
    public void A_pass_on_the_first_day_never_brings_an_expiry_forward_and_a_failed_attempt_moves_none() =>
        Gen.Select(AnyAttempt.Array[0, 6], Gen.Int[0, 79]).Sample((attempts, score) =>
        {
            var before = Expiring(Agent(attempts));
            var failed = Expiring(Agent([.. attempts, new Attempt("security", score, Day, 4)]));
            var passed = Expiring(Agent([.. attempts, new Attempt("security", 100, Day, 4)]));

            return failed.SequenceEqual(before) && passed.All(one => before.Count == 0 || one.On >= before[0].On);
        });

    [Fact]
    public void One_more_attempt_never_takes_a_certification_away() => Gen.Select(AnyAttempt.Array[0, 6], AnyAttempt).Sample((attempts, one) =>
        !IsCertified([Product, Security], attempts) || IsCertified([Product, Security], [.. attempts, one]));

    [Fact]
    public void The_order_of_attempts_never_matters() => AnyAttempt.Array[0, 6].SelectMany(attempts => Gen.Shuffle(attempts.ToArray()).Select(other => (attempts, other)))
        .Sample(two => IsCertified([Product, Security], two.attempts) == IsCertified([Product, Security], two.other));

    [Fact]
    public void An_agent_is_certified_until_the_day_of_expiry_and_not_on_it() => AnyAttempt.Array[0, 6].Sample(attempts =>
    {
        var (agent, scope) = (Agent(attempts), Scope(Product, Security));
        if (Certificates.ExpiresOn(agent with { Attempts = [.. attempts.Where(one => one.On <= Day)] }, scope, Day) is not { } expiry) return true;
        var now = agent with { Attempts = [.. attempts.Where(one => one.On <= Day)] };

        return Certificates.IsCertified(now, scope, expiry.AddDays(-1)) && !Certificates.IsCertified(now, scope, expiry);
    });

    private static Agent[] Numbered(Attempt[][] agents) => [.. agents.Select((attempts, place) => Agent(attempts) with { Id = $"LW-{place}" })];

    private static IReadOnlyList<ExpiringCertificate> Expiring(params Agent[] agents) =>
        ExpiringCertificate.Within(new PilotPlan { Segment = "Orders", StartsOn = Day, LengthDays = 90, Staffing = [] }, agents, Scope(Product, Security));

    internal static TrainingModule Module(string id) => new() { Id = id, Name = new LocalizedText(id, "模块"), PassScore = 80 };

    internal static Agent Agent(params Attempt[] attempts) => new() { Id = "LW-1", Languages = ["en"], Channels = ["phone"], Attempts = attempts };

    internal static TrainingScope Scope(params TrainingModule[] modules) => new(modules, ["GB"], ["e-commerce"]);

    private static bool IsCertified(TrainingModule[] modules, params Attempt[] attempts) => Certificates.IsCertified(Agent(attempts), Scope(modules), Day);
}
