using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Outcome;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Outcome;

public sealed class RampConfirmationTests
{
    private static readonly ScaleUpRules Rules = SampleFile.Playbook.ScaleUp;

    private static readonly RampConfirmation[] All =
    [
        .. from step in Rules.Steps
           from item in Rules.Confirmations
           select new RampConfirmation { Step = step.Id, Id = item.Id, On = new DateOnly(2026, 8, 10), ConfirmedBy = "Daniel Okafor" },
    ];

    [Fact]
    public void Approvers_see_whether_the_vendor_joins_briefings_and_the_campaign_calendar_in_every_step()
    {
        var oneStep = RampFigures.OfConfirmations(Rules, [.. All.Where(one => one.Step == Rules.Steps[0].Id)]);

        Assert.All(oneStep, figure => Assert.Equal((1, "open"), (figure.Value.Values["count"].Number, figure.Verdict)));
        Assert.Equal(Rules.Confirmations.Select(_ => "pass"), RampFigures.OfConfirmations(Rules, All).Select(figure => figure.Verdict));
    }

    [Fact]
    public void Only_what_the_playbook_asks_for_is_confirmed()
    {
        Assert.Empty(PutRampConfirmation.ErrorsOf(All[0], Rules));
        Assert.Equal(["step", "id"], PutRampConfirmation.ErrorsOf(All[0] with { Step = "moon", Id = "party" }, Rules).Select(error => error.Field));
    }

    [Fact]
    public void A_further_confirmation_never_counts_for_less_and_their_order_never_matters() => Gen.Select(Gen.Shuffle(All), Gen.Int[0, All.Length - 1]).Sample((confirmed, count) =>
    {
        var before = Counts(confirmed[..count]);

        return Counts(confirmed[..(count + 1)]).Zip(before).All(pair => pair.First >= pair.Second) && Counts([.. confirmed[..count].AsEnumerable().Reverse()]).SequenceEqual(before);
    });

    private static IReadOnlyList<decimal> Counts(IReadOnlyList<RampConfirmation> confirmed) =>
        [.. RampFigures.OfConfirmations(Rules, confirmed).Select(figure => figure.Value.Values["count"].Number!.Value)];
}
