using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Contract;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Contract;

public sealed class ContractCaseTests
{
    private static readonly DateOnly Today = new(2026, 4, 2);

    // 12 x 255,000 expected, 15% buffer.
    private const decimal Budget = 3_060_000;
    private const decimal Limit = 3_519_000;

    private static readonly ContractTerms Good = new()
    {
        NoticeDays = 90,
        DataReturnDays = 30,
        FirstTermMonths = 12,
        PilotFirst = true,
        OwnsScripts = true,
        OwnsProcessDocuments = true,
        OwnsKnowledgeBase = true,
    };

    public static TheoryData<ContractTerms, string[]> Terms() => new()
    {
        { Good, [] },
        { Good with { NoticeDays = 91 }, ["contract.long-notice"] },
        { Good with { DataReturnDays = 31 }, ["contract.late-data"] },
        { Good with { FirstTermMonths = 13 }, ["contract.long-term"] },
        { Good with { PilotFirst = false }, ["contract.no-pilot"] },
        { Good with { OwnsScripts = false, OwnsKnowledgeBase = false }, ["contract.not-owned", "contract.not-owned"] },
    };

    [Theory]
    [MemberData(nameof(Terms))]
    public void Terms_worth_a_second_look_are_named(ContractTerms terms, string[] concerns) =>
        Assert.Equal(concerns, TermsCheck.Concerns(terms, SampleFile.Playbook.ContractLimits).Select(one => one.Key));

    [Fact]
    public void A_playbook_without_limits_names_no_length() =>
        Assert.Empty(TermsCheck.Concerns(Good with { NoticeDays = 900, FirstTermMonths = 60 }, null));

    [Theory]
    [InlineData(255_000, 0, PriceVerdict.WithinBudget)]
    [InlineData(255_000, 1, PriceVerdict.UsesBuffer)]
    [InlineData(255_000, 459_000, PriceVerdict.UsesBuffer)]
    [InlineData(255_000, 459_001, PriceVerdict.AboveBudget)]
    public void The_first_year_is_compared_with_budget_and_buffer(int monthly, int setUp, PriceVerdict verdict)
    {
        var compared = PriceComparison.Of(new ContractPrice { MonthlyService = monthly, SetUp = setUp }, SampleFile.Request.Budget);

        Assert.Equal((Budget, Limit, verdict), (compared.Budget, compared.Limit, compared.Verdict));
    }

    [Fact]
    public void Every_part_counts_for_its_time_and_a_part_without_a_price_is_named()
    {
        var price = new ContractPrice { MonthlyService = 1, SetUp = 2, Training = 3, MonthlyQualityAssurance = 4, MonthlyReports = 5, YearlySurge = 7 };

        var compared = PriceComparison.Of(price, SampleFile.Request.Budget);

        Assert.Equal(12 * (1 + 4 + 5) + 2 + 3 + 7, compared.FirstYear);
        Assert.Equal(["after-hours"], compared.Unpriced);
        Assert.Empty(PriceComparison.Of(price with { MonthlyAfterHours = 0 }, SampleFile.Request.Budget).Unpriced);
    }

    [Fact]
    public void A_target_weaker_than_asked_for_is_named_and_speaks_against_signing()
    {
        var kpi = SampleFile.Playbook.Kpis.First(one => one is { Measure: KpiMeasure.Proportion, Target: not null });

        var weak = Case(SlaTableTests.Term(kpi.Id, 0));

        Assert.Equal(ChoiceIds.RequestChanges, weak.Recommendation);
        Assert.Equal(["contract.complete", "contract.weaker"], weak.Reasons.Select(one => one.Key));
        Assert.Equal(ChoiceIds.Approve, Case(SlaTableTests.Term(kpi.Id, kpi.Target!.Value)).Recommendation);
    }

    [Fact]
    public void What_was_not_given_is_visible_and_holds_nothing_up()
    {
        var bare = Case();

        Assert.Equal(ChoiceIds.Approve, bare.Recommendation);
        Assert.Equal(3, bare.Figures.Count(figure => figure.Value.Key == "value.not-given"));
    }

    [Theory]
    [InlineData("Lanternway Contact", "Lanternway Contact")]
    [InlineData(null, "lanternway")]
    public void The_question_calls_the_vendor_by_its_name_and_by_its_id_when_none_was_kept(string? name, string called)
    {
        var file = SampleFile.File with { Run = SampleFile.File.Run with { Vendor = "lanternway", VendorName = name } };

        Assert.Equal(called, ContractCase.Of(file, Empty(), [], null, Today).Question.Values["vendor"].Text);
    }

    [Fact]
    public void An_item_open_after_its_due_day_is_named()
    {
        var item = new ChecklistItem { Stage = StageIds.Contract, Id = "minimums", Status = ChecklistStatus.Open, Due = Today.AddDays(-1), Owner = "Anna" };

        Assert.Contains(ContractCase.Of(SampleFile.File, Empty(), [item], null, Today).Figures, figure => figure.Label.Key == "figure.item-overdue");
        Assert.DoesNotContain(
            ContractCase.Of(SampleFile.File, Empty(), [item with { Due = Today }], null, Today).Figures, figure => figure.Label.Key == "figure.item-overdue");
    }

    [Fact]
    public void A_dearer_or_further_part_never_compares_better() =>
        Gen.Select(Gen.Int[0, 400_000], Gen.Int[0, 500_000], Gen.Int[0, 500_000], Gen.Bool).Sample((monthly, setUp, more, isTraining) =>
        {
            var price = new ContractPrice { MonthlyService = monthly, SetUp = setUp };
            var before = PriceComparison.Of(price, SampleFile.Request.Budget);
            var after = PriceComparison.Of(isTraining ? price with { Training = more } : price with { SetUp = setUp + more }, SampleFile.Request.Budget);

            return after.Verdict >= before.Verdict && after.Unpriced.All(before.Unpriced.Contains);
        });

    [Fact]
    public void A_larger_budget_never_makes_a_price_compare_worse_and_the_order_of_its_costs_never_matters() =>
        Gen.Select(Gen.Int[0, 400_000], Gen.Int[0, 500_000].Array[0, 5], Gen.Int[0, 500_000]).Sample((monthly, hidden, more) =>
        {
            var price = new ContractPrice { MonthlyService = monthly };
            var before = PriceComparison.Of(price, Hidden(hidden)).Verdict;

            return PriceComparison.Of(price, Hidden([.. hidden, more])).Verdict <= before && PriceComparison.Of(price, Hidden([.. hidden.AsEnumerable().Reverse()])).Verdict == before;
        });

    [Fact]
    public void Harder_terms_never_raise_fewer_concerns() => Gen.Select(Gen.Int[0, 200], Gen.Int[0, 90], Gen.Int[0, 36], Gen.Bool, Gen.Bool, Gen.Int[0, 40])
        .Sample((notice, data, months, pilot, scripts, more) =>
        {
            var terms = Good with { NoticeDays = notice, DataReturnDays = data, FirstTermMonths = months, PilotFirst = pilot, OwnsScripts = scripts };
            var harder = terms with { NoticeDays = notice + more, DataReturnDays = data + more, FirstTermMonths = months + more, PilotFirst = false, OwnsScripts = false };

            return Concerns(terms).All(Concerns(harder).Contains);
        });

    [Fact]
    public void A_weaker_commitment_never_turns_a_return_into_an_approval_and_the_order_of_terms_never_matters() =>
        Gen.Select(Gen.Int[0, 100].Array[2, 5], Gen.Int[0, 100]).Sample((targets, less) =>
        {
            var kpis = SampleFile.Playbook.Kpis.Where(kpi => kpi is { Measure: KpiMeasure.Proportion, Direction: KpiDirection.AtLeast }).Take(targets.Length).ToList();
            SlaTerm[] terms = [.. kpis.Zip(targets, (kpi, target) => SlaTableTests.Term(kpi.Id, target / 100m))];
            SlaTerm[] weaker = [terms[0] with { Target = Math.Max(0, terms[0].Target - less / 100m) }, .. terms[1..]];

            return (Case(terms).Recommendation == ChoiceIds.Approve || Case(weaker).Recommendation == ChoiceIds.RequestChanges)
                && Case([.. terms.AsEnumerable().Reverse()]).Recommendation == Case(terms).Recommendation;
        });

    private static IReadOnlyList<string> Concerns(ContractTerms terms) => [.. TermsCheck.Concerns(terms, SampleFile.Playbook.ContractLimits).Select(one => one.Key)];

    private static Workflows.Lifecycle.Budget Hidden(int[] amounts) => SampleFile.Request.Budget with { HiddenCosts = [.. amounts.Select(amount => new HiddenCost("set-up", amount))] };

    private static GateCase Case(params SlaTerm[] terms) => ContractCase.Of(SampleFile.File, Empty(terms), [], null, Today);

    private static ContractFile Empty(params SlaTerm[] terms) => new(SlaTable.Of(SampleFile.File.Kpis, [], terms), null, null, null);
}
