using System.Text.Json.Nodes;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Outcome;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Outcome;

public sealed class SuccessorTests
{
    private static readonly RunFile From = SampleFile.File with
    {
        Run = SampleFile.RunAt(StageIds.Exit, StageState.InReview) with { ReserveVendor = "brightquay", Status = RunStatus.Exited },
    };

    [Fact]
    public void A_run_that_takes_over_begins_at_the_contract_with_the_reserve_as_its_vendor()
    {
        var first = First();

        Assert.Equal(("brightquay", null, "run-1"), (first.Run.Vendor, first.Run.ReserveVendor, first.Run.HandedOverFrom));
        Assert.Equal("Brightquay Contact", first.Run.VendorName);
        Assert.Equal((RunStatus.Running, StageIds.Contract, StageState.Preparing), (first.Run.Status, first.Run.Stage, first.Run.StageState));
        Assert.Equal(["run.took-over", "stage.entered"], first.Audit.Select(entry => entry.Kind));
    }

    [Fact]
    public void It_carries_request_playbook_and_everything_about_the_vendor_over()
    {
        var first = First();

        Assert.Same(From.Request, first.Put[RowKeys.Request]);
        Assert.Same(From.Playbook, first.Put[RowKeys.Playbook]);
        Assert.Equal(["entered:contract:001", "playbook", "request", "scorecard:brightquay:jun.wang", "vendor:brightquay"], first.Put.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_id_follows_from_the_run_that_it_takes_over_from()
    {
        Assert.Equal(Successor.IdOf("run-1"), Successor.IdOf("run-1"));
        Assert.NotEqual(Successor.IdOf("run-1"), Successor.IdOf("run-2"));
        Assert.Matches("^run-[0-9a-f]{20}$", Successor.IdOf("run-1"));
    }

    [Fact]
    public void The_run_that_is_left_says_who_took_over()
    {
        var linked = Successor.Linked(From.Run, "run-2", "Brightquay Contact");

        Assert.Equal("run-2", linked.Run.HandedOverTo);
        Assert.Equal("run.handed-over", Assert.Single(linked.Audit).Kind);
    }

    private static RunChange First() => Successor.First(
        From,
        new Dictionary<string, object> { ["vendor:brightquay"] = new JsonObject(), ["scorecard:brightquay:jun.wang"] = new JsonObject() },
        "Brightquay Contact",
        SampleFile.Began.AddDays(200));
}
