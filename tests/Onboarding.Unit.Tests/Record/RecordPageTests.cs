using System.Text.Json;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Views;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Record;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Record;

public sealed class RecordPageTests
{
    private static readonly RecordViews Views = new(null!, null!, new RiskViews(null!, null!, TemplateFolders.Phrases), TemplateFolders.Phrases, TimeProvider.System);

    private static readonly JsonSerializerOptions Indented = new(RunJson.Options) { WriteIndented = true, NewLine = "\n" };

    private static readonly RecordPages Pages =
        new(Templates.Load(TemplateFolders.Folder("pages"), TemplateFolders.Phrases), TemplateFolders.Phrases, new PageWords(TemplateFolders.Phrases));

    [Theory]
    [InlineData(Languages.English)]
    [InlineData(Languages.Chinese)]
    public void The_record_of_a_run_that_left_its_vendor_reads_as_its_snapshot(string language) =>
        Snapshot.Matches("Record", $"exited.{language}.html", PageOf(SampleRecord.Exited, language));

    [Theory]
    [InlineData(Languages.English)]
    [InlineData(Languages.Chinese)]
    public void A_run_that_was_just_started_has_a_record_too(string language) =>
        Snapshot.Matches("Record", $"started.{language}.html", PageOf(SampleRecord.Started, language));

    [Fact]
    public void What_people_wrote_is_encoded()
    {
        var page = PageOf(SampleRecord.Exited, Languages.English);

        Assert.Contains("Volumes of &lt;b&gt;last&lt;/b&gt; December", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>last", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_audit_is_an_alert()
    {
        var audit = SampleRecord.Exited.Audit;
        var changed = SampleRecord.Exited with { Audit = [audit[0], audit[1] with { Actor = "somebody" }, audit[2]] };

        Assert.Contains("role=\"alert\">The record was changed: the audit chain is broken at entry 2.", PageOf(changed, Languages.English), StringComparison.Ordinal);
    }

    [Fact]
    public void As_JSON_it_reads_as_its_snapshot() =>
        Snapshot.Matches("Record", "exited.en.json", JsonSerializer.Serialize(ViewOf(SampleRecord.Exited, Languages.English), Indented) + "\n");

    private static string PageOf(RecordRows rows, string language) => Pages.Render(ViewOf(rows, language), language, "?lang=" + language, "?lang=other");

    private static RecordView ViewOf(RecordRows rows, string language) => Views.Of(DecisionRecord.Of(rows, SampleRecord.Written), language);
}
