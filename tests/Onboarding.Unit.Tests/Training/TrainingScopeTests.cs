using CsCheck;
using Onboarding.Unit.Tests.Agents;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Training;

namespace Onboarding.Unit.Tests.Training;

public sealed class TrainingScopeTests
{
    private static readonly DateOnly Today = new(2026, 4, 8);

    private static readonly TrainingScope Scope = CertificatesTests.Scope(
        CertificatesTests.Module("product"),
        CertificatesTests.Module("culture-cn") with { Markets = ["CN"] },
        CertificatesTests.Module("culture-gb") with { Markets = ["GB", "IE"] },
        CertificatesTests.Module("finance") with { Industries = ["finance"] },
        CertificatesTests.Module("returns") with { Industries = ["e-commerce"] },
        CertificatesTests.Module("calls") with { Channels = ["phone"] },
        CertificatesTests.Module("chinese") with { Languages = ["zh-CN"] });

    [Theory]
    [InlineData("en", "phone", "product,culture-gb,returns,calls")]
    [InlineData("en", "chat", "product,culture-gb,returns")]
    [InlineData("zh-CN", "phone", "product,culture-gb,returns,calls,chinese")]
    [InlineData("ZH-cn", "chat", "product,culture-gb,returns,chinese")]
    [InlineData("zh", "chat", "product,culture-gb,returns,chinese")]
    [InlineData("zh-TW", "chat", "product,culture-gb,returns")]
    public void An_agent_needs_what_market_industry_channel_and_language_ask_for(string language, string channel, string modules) => Assert.Equal(
        modules, string.Join(",", Scope.For(CertificatesTests.Agent() with { Languages = [language], Channels = [channel] }).Select(module => module.Id)));

    [Fact]
    public void A_plan_names_modules_and_languages_of_the_run_and_ends_no_earlier_than_it_begins()
    {
        var plan = new TrainingPlan { Modules = [Planned("product"), Planned("finance") with { To = new DateOnly(2026, 4, 12), Languages = ["en", "de"] }] };

        Assert.Equal(
            ["modules[1].module", "modules[1].to", "modules[1].languages[1]"],
            TrainingPlanCheck.ErrorsOf(plan, Scope, ["en", "zh-CN"], Today).Select(error => error.Field));
        Assert.DoesNotContain(TrainingPlanCheck.ErrorsOf(plan, Scope, ["EN-gb", "de-AT"], Today), error => error.Field.Contains("languages", StringComparison.Ordinal));
        Assert.Equal(["culture-gb", "returns", "calls", "chinese"], TrainingPlanCheck.LeftOut(plan, Scope).Select(module => module.Id));
    }

    [Fact]
    public void Nobody_has_agreed_to_a_plan_on_a_day_that_lies_ahead()
    {
        var plan = new TrainingPlan { Modules = [], CompanyAgreed = new("Daniel", Today), VendorAgreed = new("Angela", Today.AddDays(1)) };

        Assert.Equal(
            [("vendorAgreed.on", "error.day-ahead")],
            TrainingPlanCheck.ErrorsOf(plan, Scope, ["en"], Today).Select(error => (error.Field, error.Message.Key)));
    }

    [Fact]
    public void Approvers_see_coverage_plan_knowledge_base_and_what_ends_too_early()
    {
        var pilot = SampleFile.Plan;
        var scope = TrainingScope.Of(SampleFile.File);
        var certified = new Agent { Id = "LW-1", Languages = ["en"], Channels = ["phone"] };
        certified = certified with { Attempts = [.. scope.For(certified).Select(module => new Attempt(module.Id, 100, pilot.StartsOn.AddDays(-300), 1))] };
        var given = new TrainingFile(new AgentRoster(scope, [certified, certified with { Id = "LW-2" }], pilot), null, []);

        var shown = TrainingCase.Of(SampleFile.File, given, pilot, null, pilot.StartsOn.AddDays(-10));

        Assert.Equal(ChoiceIds.Approve, shown.Recommendation);
        Assert.Equal(["training.covered", "training.expires", "training.expires"], shown.Reasons.Select(one => one.Key));
        Assert.Equal(["figure.certified", "figure.need", "figure.training-plan", "figure.items-done"], shown.Figures.Select(figure => figure.Label.Key));
        Assert.Equal("value.not-given", shown.Figures[2].Value.Key);
    }

    [Fact]
    public void A_further_module_of_a_plan_never_leaves_more_out_and_their_order_never_matters() =>
        Gen.Select(Gen.Shuffle(Scope.OfRun.Select(module => module.Id).ToArray()), Gen.Int[0, 4]).Sample((modules, count) =>
        {
            var before = LeftOut(modules[..count]);

            return LeftOut(modules[..(count + 1)]).All(before.Contains) && LeftOut([.. modules[..count].AsEnumerable().Reverse()]).SequenceEqual(before);
        });

    private static IReadOnlyList<string> LeftOut(string[] planned) =>
        [.. TrainingPlanCheck.LeftOut(new TrainingPlan { Modules = [.. planned.Select(Planned)] }, Scope).Select(module => module.Id)];

    private static PlannedModule Planned(string module) => new()
    {
        Module = module,
        Trainer = "Priya",
        Coach = "Daniel",
        From = new DateOnly(2026, 4, 13),
        To = new DateOnly(2026, 4, 14),
        Format = TrainingFormat.TheoryAndScenarios,
        Languages = ["en"],
    };
}
