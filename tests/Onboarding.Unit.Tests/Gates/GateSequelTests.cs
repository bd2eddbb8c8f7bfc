using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

public sealed class GateSequelTests
{
    [Theory]
    [InlineData(StageIds.Requirements, "approve", ChoiceKind.Advance, "The next stage is “Shortlist”.")]
    [InlineData(StageIds.Training, "approve", ChoiceKind.Advance, "The next stage is “Pilot”.")]
    [InlineData(StageIds.Contract, "reject", ChoiceKind.Stop, "It does not go on; the onboarding ends here.")]
    [InlineData(StageIds.Contract, "request-changes", ChoiceKind.Return, "It goes back to the project manager with the comments; a new round follows.")]
    [InlineData(StageIds.Pilot, "scale-up", ChoiceKind.Advance, "The next stage is “Scale-up”.")]
    [InlineData(StageIds.Pilot, "continue", ChoiceKind.Advance, "The pilot goes on.")]
    [InlineData(StageIds.Pilot, "extend", ChoiceKind.Advance, "The pilot goes on.")]
    [InlineData(StageIds.Pilot, "exit", ChoiceKind.Stop, "The vendor leaves in good order: the next stage is “Exit”.")]
    [InlineData(StageIds.ScaleUp, "approve", ChoiceKind.Advance, "The next stage is “Operations”.")]
    [InlineData(StageIds.ScaleUp, "exit", ChoiceKind.Stop, "The vendor leaves in good order: the next stage is “Exit”.")]
    [InlineData(StageIds.Exit, "approve", ChoiceKind.Advance, "The onboarding ends here; the vendor has left.")]
    [InlineData(StageIds.Operations, "keep", ChoiceKind.Advance, "The vendor keeps the service; business reviews go on.")]
    [InlineData(StageIds.Operations, "corrective-plan", ChoiceKind.Return, "A corrective plan is carried out; when it is done, the project manager submits it and the review is held again.")]
    [InlineData(StageIds.ScaleUp, "repeat-step", ChoiceKind.Advance, "The step is taken once more.")]
    [InlineData(StageIds.ScaleUp, "continue", ChoiceKind.Advance, "The next step of the ramp begins.")]
    [InlineData(StageIds.Operations, "exit", ChoiceKind.Stop, "The vendor leaves in good order: the next stage is “Exit”.")]
    public void What_follows_is_what_the_run_does(string stage, string choice, ChoiceKind kind, string expected) =>
        Assert.Equal(expected, TemplateFolders.Phrases.Render(GateSequel.Of(stage, Choice(choice, kind)), Languages.English));

    [Theory]
    [InlineData(2, 3, "2 equal answers decide. If there is no such majority, the most cautious answer given counts.")]
    [InlineData(3, 2, "2 equal answers decide. If there is no such majority, the most cautious answer given counts.")]
    [InlineData(1, 2, "The first answer decides.")]
    [InlineData(3, 1, "Your answer decides.")]
    public void The_rule_that_is_told_is_the_one_that_decides(int quorum, int asked, string expected)
    {
        var file = File(Policy(GateRule.Quorum, quorum), [.. new[] { Asked(Lin), Asked(Anna), Asked(Omar) }.Take(asked)]);

        Assert.Equal(expected, new GateTexts(TemplateFolders.Phrases).Of(file, Anna).Rule);
    }

    [Theory]
    [InlineData(GateRule.All, "Everybody asked must agree. The first answer that is not an approval decides.")]
    [InlineData(GateRule.Any, "The first answer decides.")]
    [InlineData(GateRule.Percentage, "2 approvals of 3 people asked decide. As soon as that cannot be reached any more, the most cautious answer given counts.")]
    [InlineData(GateRule.Sequential, "One person is asked after the other, each when the one before approved and with days of their own from then on: the day on which it closes moves on with each. The first answer that is not an approval decides.")]
    [InlineData(GateRule.AllAnswered, "Nothing is decided before everybody has answered; then one approval is enough.")]
    public void Every_rule_is_told_and_so_are_its_vetoes(GateRule rule, string expected)
    {
        var policy = Policy(rule) with { Percentage = rule == GateRule.Percentage ? 60 : null };
        var texts = new GateTexts(TemplateFolders.Phrases);

        Assert.Equal(expected, texts.Of(File(policy), Anna).Rule);
        Assert.Equal(
            $"{expected} With a veto: Anna Becker. Their answer decides at once unless it is an approval, and nothing is approved before they have answered.",
            texts.Of(File(policy with { VetoRoles = [Roles.Security] }), Anna).Rule);
    }

    private static GateChoice Choice(string id, ChoiceKind kind) => new() { Id = id, Name = new LocalizedText(id, id), Kind = kind };
}
