using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Contract;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Contract;

public sealed class SlaTableTests
{
    private static readonly Gen<KpiDirection> AnyDirection = Gen.Bool.Select(least => least ? KpiDirection.AtLeast : KpiDirection.AtMost);
    private static readonly Gen<decimal> AnyTarget = Gen.Int[0, 100].Select(number => number / 100m);

    [Theory]
    [InlineData(KpiDirection.AtLeast, 0.9, null, SlaVerdict.NotAgreed)]
    [InlineData(KpiDirection.AtLeast, 0.9, 0.89, SlaVerdict.Weaker)]
    [InlineData(KpiDirection.AtLeast, 0.9, 0.9, SlaVerdict.AsRequired)]
    [InlineData(KpiDirection.AtLeast, 0.9, 0.91, SlaVerdict.Stronger)]
    [InlineData(KpiDirection.AtMost, 15.0, 16.0, SlaVerdict.Weaker)]
    [InlineData(KpiDirection.AtMost, 15.0, 15.0, SlaVerdict.AsRequired)]
    [InlineData(KpiDirection.AtMost, 15.0, 14.0, SlaVerdict.Stronger)]
    [InlineData(KpiDirection.AtMost, null, 14.0, SlaVerdict.AsRequired)]
    public void An_agreed_target_is_compared_by_the_side_that_is_good(KpiDirection direction, double? required, double? agreed, SlaVerdict verdict) =>
        Assert.Equal(verdict, SlaTable.Compare(direction, (decimal?)required, (decimal?)agreed));

    [Fact]
    public void The_two_directions_mirror_each_other() => Gen.Select(AnyDirection, AnyTarget, AnyTarget).Sample((direction, required, agreed) =>
    {
        var other = direction == KpiDirection.AtLeast ? KpiDirection.AtMost : KpiDirection.AtLeast;

        return SlaTable.Compare(direction, required, agreed) == SlaTable.Compare(other, agreed, required);
    });

    [Fact]
    public void A_better_commitment_never_compares_worse() => Gen.Select(AnyTarget, AnyTarget, AnyTarget).Sample((required, one, other) =>
        SlaTable.Compare(KpiDirection.AtLeast, required, Math.Max(one, other)) >= SlaTable.Compare(KpiDirection.AtLeast, required, Math.Min(one, other)));

    [Fact]
    public void The_table_is_taken_over_from_the_requirements_with_the_baseline_where_there_is_no_target()
    {
        var kpis = SampleFile.Playbook.Kpis;
        var untargeted = kpis.First(kpi => kpi.Target is null);

        var table = SlaTable.Of(kpis, [Baseline(untargeted.Id, 0.02m)], [Term(untargeted.Id, 0.03m)]);

        Assert.Equal(kpis.Select(kpi => kpi.Id), table.Select(line => line.Kpi.Id));
        Assert.Equal((0.02m, SlaVerdict.Weaker), (table.Single(line => line.Kpi == untargeted).Required, table.Single(line => line.Kpi == untargeted).Verdict));
        Assert.All(table.Where(line => line.Kpi != untargeted), line => Assert.Equal(SlaVerdict.NotAgreed, line.Verdict));
    }

    [Fact]
    public void The_order_in_which_terms_came_never_matters()
    {
        var kpis = SampleFile.Playbook.Kpis;
        var terms = kpis.Select(kpi => Term(kpi.Id, 0.5m)).ToArray();

        Gen.Shuffle(terms).Sample(shuffled => SlaTable.Of(kpis, [], shuffled).SequenceEqual(SlaTable.Of(kpis, [], terms)));
    }

    [Fact]
    public void A_share_above_one_and_an_unknown_KPI_are_refused()
    {
        var kpis = SampleFile.Playbook.Kpis;
        var share = kpis.First(kpi => kpi.Measure == KpiMeasure.Proportion).Id;

        Assert.Equal("target", Assert.Single(PutContractPart.ErrorsOf(Term(share, 90), kpis)).Field);
        Assert.Equal("kpi", Assert.Single(PutContractPart.ErrorsOf(Term("happiness", 1), kpis)).Field);
        Assert.Empty(PutContractPart.ErrorsOf(Term(share, 0.9m), kpis));
    }

    internal static SlaTerm Term(string kpi, decimal target) => new()
    {
        Kpi = kpi,
        Target = target,
        MeasurementSource = "export",
        ReportingPeriod = ReportingPeriod.Monthly,
        Compensation = "5%",
    };

    private static BaselineValue Baseline(string kpi, decimal value) =>
        new() { Kpi = kpi, Value = value, SampleSize = 100, From = new DateOnly(2026, 1, 1), To = new DateOnly(2026, 2, 1) };
}
