using System.Text.Json;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

public sealed class RoundNewsTests
{
    [Fact]
    public void Figures_that_differ_came_or_went_are_told_and_no_others()
    {
        var before = Case(Number("role.legal", 1), Number("role.finance", 2), Number("role.it", 3));
        var after = Case(Number("role.sponsor", 9), Number("role.finance", 5), Number("role.legal", 1));

        var changes = RoundNews.ChangesBetween(before, after);

        Assert.Equal(["role.sponsor", "role.finance", "role.it"], changes.Select(change => change.Label.Key));
        Assert.Equal([(null, 9m), (2m, 5m), (3m, null)], changes.Select(change => (NumberOf(change.Before), NumberOf(change.After))));
    }

    [Fact]
    public void What_was_stored_and_read_again_is_the_same()
    {
        var now = Case(Number("role.legal", 1) with { Verdict = "pass" }, Number("role.finance", 2));
        var read = JsonSerializer.Deserialize<GateCase>(JsonSerializer.Serialize(now, RunJson.Options), RunJson.Options)!;

        Assert.Empty(RoundNews.ChangesBetween(read, now));
    }

    [Fact]
    public void Labels_that_repeat_are_compared_in_their_order() => Assert.Equal(
        [(2m, 4m)],
        RoundNews.ChangesBetween(Case(Number("role.it", 1), Number("role.it", 2)), Case(Number("role.it", 1), Number("role.it", 4)))
            .Select(change => (NumberOf(change.Before), NumberOf(change.After))));

    [Fact]
    public void The_comments_of_the_round_before_come_in_the_order_of_its_answers()
    {
        var news = RoundNews.Of(File().Gate, [Answered(Omar, Return, 9, "Second."), Asked(Lin), Answered(Anna, Approve, 3, "First.")], Case());

        Assert.Equal(1, news.Since);
        Assert.Equal([("Anna Becker", "approve", "First."), ("Omar Haddad", "request-changes", "Second.")], news.Comments.Select(one => (one.Name, one.Choice, one.Comment)));
    }

    /// <summary>A second round after changes were asked for.</summary>
    internal static GateFile SecondRound(GatePolicy policy)
    {
        var before = File().Gate with { Case = Case(Number("role.legal", 1), Number("role.it", 3)) };
        var file = File(policy);
        var now = Case(Number("role.legal", 2), Number("role.finance", 4));
        return file with { Gate = file.Gate with { Round = 2, Case = now, News = RoundNews.Of(before, [Answered(Anna, Return, 9, "No <audit> right.")], now) } };
    }

    private static GateCase Case(params Figure[] figures) => new() { Question = new Phrase("stage.contract"), Figures = figures };

    private static Figure Number(string label, int value) => new(new Phrase(label), new Phrase("value.of").With("count", value).With("total", 10));

    private static decimal? NumberOf(Phrase? value) => value?.Values["count"].Number;
}
