using System.Text.Json;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Kpis;

public sealed class PilotCriteriaTests
{
    private static readonly RunFile File = SampleFile.File with
    {
        Request = SampleFile.Request with
        {
            Targets = [new("qa-pass-rate", 0.97m)],
            Baseline = [Before("complaint-rate", 0.02m), Before("cost-per-contact", 5)],
        },
    };

    [Fact]
    public void They_hold_the_run_s_own_targets_and_the_margins_that_count()
    {
        var kpis = PilotCriteria.Of(WithoutMargins(), [30, 60, 90]).Kpis.ToDictionary(kpi => kpi.Id);

        Assert.Equal(0.97m, kpis["qa-pass-rate"].Target);
        Assert.Equal((0.002m, 0.5m, null), (kpis["complaint-rate"].Margin, kpis["cost-per-contact"].Margin, kpis["csat"].Margin));
        Assert.Equal(0.003m, PilotCriteria.Of(File, []).Kpis.First(kpi => kpi.Id == "complaint-rate").Margin);
    }

    [Fact]
    public void What_is_stored_is_read_back_and_judges_the_same()
    {
        var criteria = PilotCriteria.Of(File, [30, 60, 90]) with { FixedOn = Measured.Day };
        var read = JsonSerializer.Deserialize<PilotCriteria>(JsonSerializer.Serialize(criteria, RunJson.Options), RunJson.Options)!;
        Reading[] readings = [Measured.OfShare(30, 3000, kpi: "complaint-rate")];

        Assert.Equal((criteria.FixedOn, 90, 0.025m, SpendingRule.ObrienFleming), (read.FixedOn, read.MaximumDays, read.ErrorRate, read.Spending));
        Assert.Equal(criteria.Judge(readings).Select(one => (one.Kpi.Id, one.Verdict, one.Difference)), read.Judge(readings).Select(one => (one.Kpi.Id, one.Verdict, one.Difference)));
    }

    [Fact]
    public void A_playbook_copy_from_before_the_rules_has_their_defaults()
    {
        var old = JsonSerializer.Deserialize<PilotRules>("""{"minimumDays":60,"maximumDays":90,"reviewDays":[30,60,90],"remindDaysBefore":3}""", RunJson.Options)!;

        Assert.Equal((0.025m, SpendingRule.ObrienFleming), (old.ErrorRate, old.Spending));
    }

    private static RunFile WithoutMargins() =>
        File with { Playbook = File.Playbook with { Kpis = [.. File.Playbook.Kpis.Select(kpi => kpi with { Margin = null })] } };

    private static BaselineValue Before(string kpi, decimal value) =>
        new() { Kpi = kpi, Value = value, SampleSize = 10_000, From = Measured.Day.AddDays(-90), To = Measured.Day.AddDays(-1) };
}
