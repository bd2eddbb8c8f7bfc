using System.Text.Json;
using Onboarding.Testing;
using Onboarding.Unit.Tests.Language;
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
    public void A_KPI_with_neither_target_nor_baseline_is_named_at_once()
    {
        var error = Assert.Single(Errors(Request with { Baseline = [.. Request.Baseline.Where(value => value.Kpi != Share.Id)] }));

        Assert.Equal("baseline", error.Field);
        Assert.Contains(Share.Id, Say(error), StringComparison.Ordinal);
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

    [Fact]
    public void Seconds_and_money_are_not_taken_for_shares() => Assert.Empty(Errors(Request with { Targets = [new TargetValue("first-response-time", 45)] }));

    [Fact]
    public void A_change_is_told_by_the_parts_that_differ() => Assert.Equal(
        ["title", "budget"],
        ChangeRequest.ChangedParts(Request, Request with { Title = "Another", Budget = Request.Budget with { BufferShare = 0.2m } }));

    private static IReadOnlyList<FieldError> Errors(OnboardingRequest request) => RequestCheck.Of(request, Playbook, [Playbook.Id]);

    private static string Say(FieldError error) => TemplateFolders.Phrases.Render(error.Message, Languages.English);
}
