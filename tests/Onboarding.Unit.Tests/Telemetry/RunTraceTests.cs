using System.Diagnostics;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Unit.Tests.Telemetry;

public sealed class RunTraceTests
{
    [Fact]
    public void A_run_begins_a_trace_of_its_own_and_afterwards_the_callers_goes_on()
    {
        using var caller = Caller(ActivityKind.Server);
        string trace;

        using (var span = RunTrace.Begin("run-1"))
        {
            trace = span.Trace;
            Assert.Equal(trace, Activity.Current!.Id);
        }

        Assert.NotEqual(caller.TraceId.ToHexString(), trace.Split('-')[1]);
        Assert.EndsWith("-01", trace, StringComparison.Ordinal);
        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public void What_is_done_for_a_run_goes_on_in_its_trace_once()
    {
        using var caller = Caller(ActivityKind.Internal);
        var run = Run();

        using (RunTrace.Continue(run, "signal"))
        {
            Assert.Equal(run.Trace!.Split('-')[1], Activity.Current!.TraceId.ToHexString());
            Assert.Equal(run.Trace.Split('-')[2], Activity.Current.ParentSpanId.ToHexString());
            Assert.Null(RunTrace.Continue(run, "start"));
        }

        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public void A_run_from_before_traces_were_kept_is_left_as_it_is()
    {
        using var caller = Caller(ActivityKind.Server);

        Assert.Null(RunTrace.Continue(Run() with { Trace = null }, "signal"));
        RunTrace.Link(Run() with { Trace = null });

        Assert.Empty(caller.Links);
    }

    [Fact]
    public void A_request_links_to_the_run_that_it_concerns_once_however_deep_it_is_read()
    {
        using var request = Caller(ActivityKind.Server);
        using var below = new Activity("function GetOnboarding").Start();
        var run = Run();

        RunTrace.Link(run);
        RunTrace.Link(run);

        Assert.Equal(run.Trace!.Split('-')[1], Assert.Single(request.Links).Context.TraceId.ToHexString());
        Assert.Equal("run-1", request.GetTagItem("onboarding.run_id"));
    }

    [Fact]
    public void A_request_over_many_runs_links_to_some_and_is_named_after_the_first()
    {
        using var request = Caller(ActivityKind.Server);

        foreach (var number in Enumerable.Range(1, 100))
            RunTrace.Link(Run() with { Id = $"run-{number}", Trace = $"00-{number:x32}-b7ad6b7169203331-01" });

        Assert.Equal(32, request.Links.Count());
        Assert.Equal("run-1", request.GetTagItem("onboarding.run_id"));
    }

    private static Activity Caller(ActivityKind kind)
    {
        using var source = new ActivitySource(nameof(RunTraceTests));
        using var listener = new ActivityListener
        {
            ShouldListenTo = one => one.Name == nameof(RunTraceTests),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return source.StartActivity("caller", kind)!;
    }

    private static Run Run() => SampleGate.Run with { Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
}
