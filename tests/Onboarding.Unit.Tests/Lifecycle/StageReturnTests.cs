using Onboarding.Workflows.Contract;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Unit.Tests.Lifecycle;

public sealed class StageReturnTests
{
    [Fact]
    public async Task A_stage_that_is_entered_again_counts_its_rounds_on()
    {
        var context = Context(firstRound: 3, order => order.Round == 3 ? GateResult.Return : GateResult.Advance, returnTo: null);

        var outcome = await new ContractOrchestrator().RunAsync(context, new StageOrder("run-1") { Pass = 2 });

        Assert.Equal(new EntryOrder("run-1", StageIds.Contract, 2), Assert.Single(context.InputsOf<EntryOrder>(nameof(EnterStage))));
        Assert.Equal([3, 4], context.InputsOf<SubmissionKey>(nameof(FindSubmission)).Select(key => key.Round));
        Assert.Equal([("contract", 3), ("contract", 4)], context.Held.Select(held => (held.Gate, held.Round)));
        Assert.Equal(new StageOutcome(true), outcome);
    }

    [Fact]
    public async Task A_gate_that_sends_the_run_back_ends_its_stage_and_gives_nothing_back()
    {
        var context = Context(firstRound: 1, _ => GateResult.Return, StageIds.Shortlist);

        var outcome = await new ContractOrchestrator().RunAsync(context, new StageOrder("run-1"));

        Assert.Equal((false, StageIds.Shortlist), (outcome.GoesOn, outcome.ReturnTo));
        Assert.Empty(context.InputsOf<ReopenOrder>(nameof(ReopenStage)));
    }

    [Fact]
    public async Task A_shortlist_that_sends_the_run_back_chooses_nobody_and_one_that_advances_by_its_own_round()
    {
        var back = Context(firstRound: 1, _ => GateResult.Return, StageIds.Requirements);
        var on = Context(firstRound: 2, _ => GateResult.Advance, returnTo: null);

        await new ShortlistOrchestrator().RunAsync(back, new StageOrder("run-1"));
        await new ShortlistOrchestrator().RunAsync(on, new StageOrder("run-1") { Pass = 2 });

        Assert.Empty(back.InputsOf<VendorOrder>(nameof(ChooseVendor)));
        Assert.Equal([new VendorOrder("run-1", 2)], on.InputsOf<VendorOrder>(nameof(ChooseVendor)));
    }

    private static ScriptedContext Context(int firstRound, Func<GateOrder, GateResult> result, string? returnTo) => new ScriptedContext(SampleFile.Began)
    {
        Gate = order => new GateOutcome { GateId = order.GateId, Round = order.Round, Result = result(order), ReturnTo = returnTo, At = SampleFile.Began },
    }
        .Answering<EntryOrder>(nameof(EnterStage), _ => new StageEntry(7, firstRound))
        .Answering<SubmissionKey>(nameof(FindSubmission), _ => true)
        .Answering<ReopenOrder>(nameof(ReopenStage), order => order.GateRound + 1);
}
