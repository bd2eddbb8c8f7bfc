using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Unit.Tests.VendorSide;

public sealed class SubmissionTests
{
    private static readonly VendorSubmission Item = SampleVendorSide.Submission with { Item = new ItemEvidence(StageIds.Contract, "nda", "https://files.example/nda.pdf") };
    private static readonly VendorSubmission Answers = SampleVendorSide.Submission with { Answers = AnswersOf("One") };

    [Fact]
    public void Newer_answers_and_newer_evidence_for_an_item_replace_those_that_wait()
    {
        Assert.True((Answers with { Answers = AnswersOf("Two") }).Replaces(Answers));
        Assert.True((Item with { Item = Item.Item! with { Evidence = "other" } }).Replaces(Item));
        Assert.False((Item with { Item = Item.Item! with { Id = "dpa" } }).Replaces(Item));
        Assert.False((Answers with { VendorId = "another" }).Replaces(Answers));
    }

    [Fact]
    public void Readings_add_up()
    {
        var readings = SampleVendorSide.Submission with { Readings = [Reading(SampleFile.Plan.StartsOn)] };

        Assert.False((readings with { Id = "8" }).Replaces(readings));
        Assert.True((readings with { Id = "8", At = SampleVendorSide.Now }).Says(readings));
    }

    [Theory]
    [InlineData(StageIds.Shortlist, StageState.Preparing, SubmissionKind.Answers, true)]
    [InlineData(StageIds.Shortlist, StageState.InReview, SubmissionKind.Answers, false)]
    [InlineData(StageIds.Contract, StageState.Preparing, SubmissionKind.Item, true)]
    [InlineData(StageIds.Contract, StageState.InReview, SubmissionKind.Item, false)]
    [InlineData(StageIds.Training, StageState.Preparing, SubmissionKind.Item, false)]
    [InlineData(StageIds.Training, StageState.Preparing, SubmissionKind.Certifications, true)]
    [InlineData(StageIds.Training, StageState.Preparing, SubmissionKind.Readings, false)]
    [InlineData(StageIds.Pilot, StageState.Scheduled, SubmissionKind.Readings, true)]
    public void A_run_takes_each_kind_in_its_time(string stage, StageState state, SubmissionKind kind, bool isOpen) =>
        Assert.Equal(isOpen, SubmissionCheck.IsOpen(SampleFile.RunAt(stage, state), "harbour-voice", kind));

    [Fact]
    public void Only_the_chosen_vendor_hands_in_readings() =>
        Assert.False(SubmissionCheck.IsOpen(SampleFile.RunAt(StageIds.Pilot, StageState.Scheduled), "another", SubmissionKind.Readings));

    [Fact]
    public void A_submission_is_judged_by_the_rules_of_what_it_becomes()
    {
        var today = DateOnly.FromDateTime(SampleVendorSide.Now.UtcDateTime);
        IReadOnlyList<string> FieldsOf(VendorSubmission one) => [.. SubmissionCheck.ErrorsOf(one, SampleVendorSide.File, SampleFile.Plan, today).Select(error => error.Field)];

        Assert.Equal(["items[0].question"], FieldsOf(Answers));
        Assert.Equal(["id"], FieldsOf(Item with { Item = Item.Item! with { Id = "no-such-item" } }));
        Assert.Equal(["items[0].day"], FieldsOf(SampleVendorSide.Submission with { Readings = [Reading(today)] }));
        Assert.Equal(["items"], FieldsOf(SampleVendorSide.Submission with { Answers = AnswersOf(new string('x', 500_000)) }));
    }

    private static VendorAnswers AnswersOf(string text) => new() { VendorId = "harbour-voice", Items = [new VendorAnswer { Question = "charm", Text = text }] };

    private static Reading Reading(DateOnly day)
    {
        var kpi = SampleFile.Playbook.Kpis.First(one => one.Measure == Workflows.Playbooks.KpiMeasure.Proportion && one.IsMeasuredOn("phone"));
        return new Reading { Kpi = kpi.Id, Channel = "phone", Day = day, Numerator = 9, Denominator = 10, Source = "export" };
    }
}
