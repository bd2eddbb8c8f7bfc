using CsCheck;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Requirements;

namespace Onboarding.Unit.Tests.Requirements;

public sealed class RequirementsCaseTests
{
    [Theory]
    [InlineData(0.09, BufferVerdict.TooSmall, "budget.buffer-too-small")]
    [InlineData(0.10, BufferVerdict.InRange, null)]
    [InlineData(0.20, BufferVerdict.InRange, null)]
    [InlineData(0.21, BufferVerdict.TooLarge, "budget.buffer-too-large")]
    public void A_buffer_outside_10_to_20_percent_is_warned_of(double share, BufferVerdict verdict, string? warning)
    {
        var budget = SampleFile.Request.Budget with { BufferShare = (decimal)share };
        var review = BudgetReview.Of(budget, SampleFile.Playbook.Requirements with { HiddenCostKinds = [] });

        Assert.Equal(verdict, review.Buffer);
        Assert.Equal(warning is null ? [] : [warning], review.Warnings.Select(phrase => phrase.Key));
    }

    [Fact]
    public void Kinds_of_hidden_cost_that_the_budget_leaves_out_are_named()
    {
        var budget = SampleFile.Request.Budget with { HiddenCosts = [new("Set-up", 1), new("own review time", 1), new("Custom_Reports", 1)] };

        Assert.Equal(["training", "surge", "after-hours"], BudgetReview.Of(budget, SampleFile.Playbook.Requirements).MissingKinds.Select(kind => kind.Id));
    }

    [Fact]
    public void Every_KPI_that_ships_has_a_formula() => Assert.All(SampleFile.Playbook.Kpis, kpi => Assert.NotNull(kpi.Formula));

    [Fact]
    public void The_approvers_see_targets_with_the_run_s_own_and_baselines_with_period_and_sample()
    {
        var baseline = new BaselineValue { Kpi = "csat", Value = 82, SampleSize = 4200, From = new(2025, 12, 1), To = new(2026, 2, 22) };
        var file = SampleFile.File with { Request = SampleFile.Request with { Baseline = [baseline], Targets = [new TargetValue("csat", 88)] } };

        Assert.Contains("at least 88 points; before: 82 points (4,200 cases, 1 December 2025 to 22 February 2026)", Figures(file, Languages.English));
        Assert.Contains("不低于 88 分；之前：82 分（4,200 个样本，2025年12月1日至2026年2月22日）", Figures(file, Languages.Chinese));
    }

    [Fact]
    public void The_approvers_see_what_hurts_what_shall_be_reached_and_what_customers_expect()
    {
        var file = SampleFile.File with
        {
            Request = SampleFile.Request with
            {
                Situation = SampleFile.Request.Situation with { Pains = ["Calls are lost at noon"], Goals = ["Answer nine calls in ten"] },
                Coverage = SampleFile.Request.Coverage with { LocalExpectations = [new LocalExpectation("GB", "Refunds within five days")] },
            },
        };

        Assert.Equal(
            [("figure.pain", "Calls are lost at noon"), ("figure.goal", "Answer nine calls in ten"), ("figure.local-expectation", "Refunds within five days")],
            PrepareRequirementsGate.CaseOf(file, null).Figures.Take(3).Select(figure => (figure.Label.Key, figure.Value.Values["text"].Text!)));
    }

    [Theory]
    [InlineData(1, "Vendor")]
    [InlineData(2, "In-house")]
    public void The_approvers_see_who_takes_what(int tier, string taker)
    {
        var file = SampleFile.File with { Request = SampleFile.Request with { Scope = SampleFile.Request.Scope with { Tier = tier } } };

        Assert.Contains(taker, Figures(file, Languages.English));
    }

    [Fact]
    public void The_case_can_be_read_in_every_language_whatever_the_advice() => Assert.All(
        from tier in new[] { 1, 3 } from contacts in new[] { 10, 10_000 } from model in new[] { "onshore", "nearshore", "offshore", "follow-the-sun" } select (tier, contacts, model),
        one =>
        {
            var request = SampleFile.Request with
            {
                DeliveryModel = one.model,
                Scope = SampleFile.Request.Scope with { Tier = one.tier },
                Volumes = new Volumes { WeeklyContacts = one.contacts, PeakWeeklyContacts = one.contacts },
                Situation = SampleFile.Request.Situation with { VipShare = 0.1m, NeedsExtendedHours = true, Pains = ["Queues"], Goals = ["No queues"] },
                Coverage = SampleFile.Request.Coverage with { LocalExpectations = [new LocalExpectation("GB", "Politeness")] },
            };
            var shown = PrepareRequirementsGate.CaseOf(SampleFile.File with { Request = request }, null);
            var phrases = shown.Reasons.Concat(shown.Figures.SelectMany(figure => new[] { figure.Label, figure.Value }));

            Assert.All(Languages.All, language => Assert.All(phrases, phrase => Assert.NotEmpty(TemplateFolders.Phrases.Render(phrase, language))));
        });

    [Fact]
    public void A_further_named_cost_never_leaves_more_out_and_the_order_of_costs_never_matters() =>
        Gen.Select(Gen.Shuffle(KindsOfCost), Gen.Int[0, KindsOfCost.Length - 1]).Sample((kinds, count) =>
        {
            var before = LeftOut(kinds[..count]);
            var after = LeftOut(kinds[..(count + 1)]);

            return after.All(before.Contains) && !after.Contains(kinds[count]) && before.SequenceEqual(LeftOut([.. kinds[..count].AsEnumerable().Reverse()]));
        });

    [Fact]
    public void A_larger_buffer_is_never_judged_smaller() => Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50]).Sample((share, more) => SizeOf(share + more) >= SizeOf(share));

    private static string[] KindsOfCost => [.. SampleFile.Playbook.Requirements.HiddenCostKinds.Select(kind => kind.Id)];

    private static IReadOnlyList<string> LeftOut(string[] named)
    {
        var budget = SampleFile.Request.Budget with { HiddenCosts = [.. named.Select(kind => new HiddenCost(kind, 1))] };
        return [.. BudgetReview.Of(budget, SampleFile.Playbook.Requirements).MissingKinds.Select(kind => kind.Id)];
    }

    private static int SizeOf(int percent)
    {
        var review = BudgetReview.Of(SampleFile.Request.Budget with { BufferShare = percent / 100m }, SampleFile.Playbook.Requirements);
        return Array.IndexOf([BufferVerdict.TooSmall, BufferVerdict.InRange, BufferVerdict.TooLarge], review.Buffer);
    }

    private static IEnumerable<string> Figures(RunFile file, string language) =>
        PrepareRequirementsGate.CaseOf(file, null).Figures.Select(figure => TemplateFolders.Phrases.Render(figure.Value, language));
}
