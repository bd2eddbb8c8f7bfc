using System.Text.Json;
using CsCheck;
using Onboarding.Testing;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Lifecycle;

public sealed class RequestCheckTests
{
    private static readonly Playbook Playbook =
        PlaybookCatalog.LoadAsync(TemplateFolders.Folder("playbooks")).GetAwaiter().GetResult().Find("customer-service-bpo")!;

    private static readonly OnboardingRequest Request = JsonSerializer.Deserialize<OnboardingRequest>(
        File.ReadAllText(Repository.At("examples", "retailer-sale-season", "request.json")), RunJson.Options)!;

    private static readonly Kpi Share = Playbook.Kpis.First(kpi => kpi is { Unit: "percent", Target: null });

    [Fact]
    public void The_example_fits() => Assert.Empty(Errors(Request));

    [Fact]
    public void One_person_and_no_more_is_the_BPO_owner()
    {
        var owner = Request.People.Single(person => person.Role == Roles.BpoOwner);
        var without = Request with { People = [.. Request.People.Where(person => person != owner)] };
        var twice = Request with { People = [.. Request.People, owner with { Name = "Another", Email = "another@example.com" }] };

        Assert.Contains("bpo-owner", Say(Assert.Single(Errors(without))), StringComparison.Ordinal);
        Assert.Equal($"people[{Request.People.Count}].role", Assert.Single(Errors(twice)).Field);
    }

    [Fact]
    public void A_gate_whose_only_approver_is_the_requester_is_named_with_the_remedy()
    {
        var manager = Request.People.First(person => person.Role == Roles.ProjectManager);
        var alone = Request with { People = [.. Request.People.Select(person => person.Role is Roles.It or Roles.Security ? person with { Email = manager.Email } : person)] };

        var error = Assert.Single(Errors(alone));

        Assert.Equal("people", error.Field);
        Assert.Contains("(integration)", Say(error), StringComparison.Ordinal);
        Assert.Contains("requesterMayApprove", Say(error), StringComparison.Ordinal);
        Assert.Empty(RequestCheck.Of(alone, Changed("integration", policy => policy with { RequesterMayApprove = true }), []));
    }

    [Fact]
    public void More_people_who_are_asked_one_after_the_other_than_fit_between_two_reviews_are_named()
    {
        var inTurn = Changed("pilot-review", policy => policy with { Rule = GateRule.Sequential, Roles = [Roles.Operations], VetoRoles = [], ExpireAfterBusinessDays = 10 });
        var one = Request.People.First(person => person.Role == Roles.Operations);
        var three = Request with { People = [.. Request.People, one with { Name = "B", Email = "b@example.com" }, one with { Name = "C", Email = "c@example.com" }] };

        Assert.Empty(RequestCheck.Of(Request, inTurn, []));
        Assert.All(RequestCheck.Of(three, inTurn, []), error => Assert.Equal(("people", "error.reviews-close"), (error.Field, error.Message.Key)));
        Assert.NotEmpty(RequestCheck.Of(three, inTurn, []));
        Assert.Empty(Errors(three));
    }

    [Fact]
    public void A_veto_that_only_the_requester_could_use_is_named()
    {
        var manager = Request.People.First(person => person.Role == Roles.ProjectManager);
        var without = Request with { People = [.. Request.People.Select(person => person.Role == Roles.Legal ? person with { Email = manager.Email } : person)] };

        Assert.Empty(Errors(without));
        Assert.Equal("error.gate-without-veto", Assert.Single(RequestCheck.Of(without, Changed("contract", policy => policy with { VetoRoles = [Roles.Legal] }), [])).Message.Key);
    }

    [Fact]
    public void A_gate_asks_thirty_people_and_no_more()
    {
        var legal = Request.People.First(person => person.Role == Roles.Legal);
        var others = Approvers.Of(Playbook.Gates["contract"], Request.People).Count - 1;
        OnboardingRequest With(int count) => Request with
        {
            People = [.. Request.People, .. Enumerable.Range(0, count).Select(number => legal with { Email = $"lawyer{number}@example.com" })],
        };

        Assert.Empty(Errors(With(29 - others)));
        var error = Assert.Single(Errors(With(30 - others)));
        Assert.Equal("people", error.Field);
        Assert.Contains("would ask 31 people, and a gate asks at most 30", Say(error), StringComparison.Ordinal);
    }

    private static Playbook Changed(string gate, Func<GatePolicy, GatePolicy> change) =>
        Playbook with { Gates = Playbook.Gates.ToDictionary(one => one.Key, one => one.Key == gate ? change(one.Value) : one.Value) };

    [Fact]
    public void A_KPI_with_neither_target_nor_baseline_is_named_at_once()
    {
        var error = Assert.Single(Errors(Request with { Baseline = [.. Request.Baseline.Where(value => value.Kpi != Share.Id)] }));

        Assert.Equal("baseline", error.Field);
        Assert.Contains(Share.Id, Say(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phone", "call-connection-rate,first-response-time,average-speed-of-answer", "written-response-time")]
    [InlineData("email", "written-response-time", "call-connection-rate,first-response-time,average-speed-of-answer")]
    [InlineData("social", "written-response-time", "call-connection-rate,first-response-time,average-speed-of-answer")]
    public void A_run_goes_without_KPIs_that_none_of_its_channels_is_measured_by(string channel, string measured, string left)
    {
        var request = Request with { Scope = Request.Scope with { Channels = [channel] }, Baseline = [.. Request.Baseline.Where(value => !left.Contains(value.Kpi, StringComparison.Ordinal))] };
        var kpis = RequestCheck.KpisOf(request, Playbook).Select(kpi => kpi.Id).ToList();

        Assert.Equal(measured.Split(','), kpis.Where(id => measured.Contains(id, StringComparison.Ordinal)));
        Assert.Empty(kpis.Intersect(left.Split(',')));
        Assert.Contains("resolution-time", kpis);
        Assert.Empty(Errors(request));
    }

    [Fact]
    public void Two_targets_or_baselines_of_one_KPI_are_refused()
    {
        var baseline = Errors(Request with { Baseline = [.. Request.Baseline, Request.Baseline[0] with { Value = 1 }] });
        var targets = Errors(Request with { Targets = [new("csat", 85), new("csat", 90)] });

        Assert.Equal($"baseline[{Request.Baseline.Count}].kpi", Assert.Single(baseline).Field);
        Assert.Equal("targets[1].kpi", Assert.Single(targets).Field);
    }

    [Fact]
    public void A_target_of_its_own_stands_in_for_a_baseline() => Assert.Empty(Errors(Request with
    {
        Baseline = [.. Request.Baseline.Where(value => value.Kpi != Share.Id)],
        Targets = [.. Request.Targets.Where(target => target.Kpi != Share.Id), new TargetValue(Share.Id, 0.02m)],
    }));

    [Theory]
    [InlineData(1.8, "write 0.018, not 1.8")]
    [InlineData(90, "write 0.9, not 90")]
    [InlineData(9000, "between 0 and 1")]
    public void A_percentage_in_place_of_a_share_is_refused_with_what_to_write(double value, string remedy)
    {
        var baseline = Errors(Request with { Baseline = [.. Request.Baseline.Select(one => one.Kpi == Share.Id ? one with { Value = (decimal)value } : one)] });
        var target = Errors(Request with { Targets = [new TargetValue("call-connection-rate", (decimal)value)] });

        Assert.EndsWith(".value", Assert.Single(baseline).Field, StringComparison.Ordinal);
        Assert.Contains(remedy, Say(baseline[0]), StringComparison.Ordinal);
        Assert.Equal("targets[0].target", Assert.Single(target).Field);
        Assert.Contains(remedy, Say(target[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("24x7", true)]
    [InlineData("Mon-Fri 09:00-18:00, Sat 10:00-14:00", true)]
    [InlineData("around the clock", false)]
    [InlineData("Mon-Fri 9-18", false)]
    [InlineData(";", false)]
    public void Hours_that_no_vendor_can_be_held_against_are_refused_at_the_start(string hours, bool isTaken)
    {
        var errors = Errors(Request with { Coverage = Request.Coverage with { Hours = hours } });

        Assert.Equal(isTaken ? [] : ["coverage.hours"], errors.Select(error => error.Field));
    }

    [Fact]
    public void A_baseline_ends_no_later_than_today()
    {
        var last = Request.Baseline.Max(value => value.To);

        Assert.Empty(RequestCheck.Of(Request, Playbook, [Playbook.Id], last));
        Assert.Equal(
            Enumerable.Range(0, Request.Baseline.Count).Select(place => ($"baseline[{place}].to", "error.day-ahead")),
            RequestCheck.Of(Request, Playbook, [Playbook.Id], last.AddDays(-1)).Select(error => (error.Field, error.Message.Key)));
    }

    [Fact]
    public void Seconds_and_money_are_not_taken_for_shares() => Assert.Empty(Errors(Request with { Targets = [new TargetValue("first-response-time", 45)] }));

    [Fact]
    public void The_order_of_what_is_handed_in_never_matters_and_what_agrees_adds_no_error() =>
        Gen.Select(Gen.Int[0, 1 << 12], Gen.Int[0, 1 << 12], Gen.Shuffle(Request.People.ToArray()), Gen.Shuffle(Request.Baseline.ToArray())).Sample((people, baseline, shuffledPeople, shuffledBaseline) =>
        {
            var request = Request with { People = Some(Request.People, people), Baseline = Some(Request.Baseline, baseline) };
            var turned = request with
            {
                People = [.. shuffledPeople.Where(request.People.Contains)],
                Baseline = [.. shuffledBaseline.Where(request.Baseline.Contains)],
            };
            var richer = Request with { People = request.People, Baseline = Request.Baseline };

            return Said(turned).SetEquals(Said(request)) && Said(richer).IsSubsetOf(Said(request)) && Said(request with { People = Request.People }).IsSubsetOf(Said(request));
        });

    [Fact]
    public void A_further_channel_never_takes_a_KPI_away() => Gen.Select(Gen.Int[1, 31], Gen.Int[0, 4]).Sample((which, more) =>
    {
        string[] channels = ["phone", "email", "chat", "in-app", "social"];
        var few = Some(channels, which);
        string[] further = [.. few.Append(channels[more]).Distinct()];

        return Kpis([.. further.Reverse()]).SequenceEqual(Kpis(further)) && Kpis(few).All(Kpis(further).Contains);

        static IReadOnlyList<string> Kpis(IReadOnlyList<string> served) =>
            [.. RequestCheck.KpisOf(Request with { Scope = Request.Scope with { Channels = served } }, Playbook).Select(kpi => kpi.Id)];
    });

    [Fact]
    public void A_change_is_told_by_the_parts_that_differ() => Assert.Equal(
        ["title", "budget"],
        ChangeRequest.ChangedParts(Request, Request with { Title = "Another", Budget = Request.Budget with { BufferShare = 0.2m } }));

    private static IReadOnlyList<FieldError> Errors(OnboardingRequest request) => RequestCheck.Of(request, Playbook, [Playbook.Id]);

    // Which of them there are, the bits say.
    private static IReadOnlyList<T> Some<T>(IReadOnlyList<T> all, int which) => [.. all.Where((_, place) => (which & (1 << place)) != 0)];

    private static HashSet<string> Said(OnboardingRequest request) => [.. Errors(request).Select(Say)];

    private static string Say(FieldError error) => TemplateFolders.Phrases.Render(error.Message, Languages.English);
}
