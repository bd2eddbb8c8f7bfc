using System.Text.Json;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.DataProtection;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.DataProtection;

/// <summary>Nobody is erased whom a run in flight still needs; each reason says what to do.</summary>
public sealed class ErasureObstaclesTests
{
    private static readonly GateFile File = SampleGate.File();

    [Fact]
    public void Whoever_is_asked_at_an_open_gate_is_needed() =>
        Assert.Equal(["open-gate"], KindsOf(SampleGate.Run, Row("gate:contract:001", File.Gate), Row("approval:contract:001:x", SampleGate.Asked(SampleGate.Omar))));

    [Fact]
    public void What_was_asked_at_a_closed_gate_keeps_nobody() =>
        Assert.Empty(KindsOf(SampleGate.Run, Row("gate:contract:001", File.Gate with { Status = GateStatus.Decided }), Row("approval:contract:001:x", SampleGate.Asked(SampleGate.Omar))));

    [Fact]
    public void An_ended_run_keeps_nobody_unless_it_is_held()
    {
        var ended = SampleGate.Run with { Status = RunStatus.Exited };

        Assert.Empty(KindsOf(ended, Row("gate:contract:001", File.Gate), Row("approval:contract:001:x", SampleGate.Asked(SampleGate.Omar))));
        Assert.Equal(["hold"], KindsOf(ended, Row(RowKeys.Hold, new RunHold("Claim", "Mei", default))));
    }

    [Theory]
    [InlineData(MailState.Queued, RunStatus.Running, 30, true)]
    [InlineData(MailState.Delayed, RunStatus.Exited, 3, true)]
    [InlineData(MailState.Delayed, RunStatus.Exited, 30, false)]
    [InlineData(MailState.Sent, RunStatus.Running, 0, false)]
    public void A_mail_that_is_still_tried_would_write_its_row_again(MailState state, RunStatus status, int days, bool isInTheWay)
    {
        var mail = new OutboxMail
        {
            Key = $"contract:1:{PersonKeys.Of(SampleGate.Omar.Email)}:approval-request:1",
            Kind = MailKinds.ApprovalRequest,
            To = "",
            Subject = "Please decide",
            State = state,
            QueuedAt = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).AddDays(-days),
        };

        Assert.Equal(isInTheWay ? ["mail"] : [], KindsOf(SampleGate.Run with { Status = status }, Row("mail:x", mail)));
    }

    [Fact]
    public void Whoever_erases_themselves_does_not_sign_it()
    {
        var person = new KnownPerson(SampleGate.Omar.Email, "secret");

        Assert.Equal("system", ErasePerson.EntryOf(person, 1, new AuditAuthor("Omar", SampleGate.Omar.Email)).Actor);
        Assert.Equal(Roles.ProjectManager, ErasePerson.EntryOf(person, 1, new AuditAuthor("Omar", "other@example.com")).Actor);
        Assert.Equal(Roles.ProjectManager, ErasePerson.EntryOf(person, 1, null).Actor);
    }

    [Fact]
    public void Others_are_not_in_the_way() =>
        Assert.Empty(KindsOf(SampleGate.Run, Row("gate:contract:001", File.Gate), Row("approval:contract:001:x", SampleGate.Asked(SampleGate.Anna))));

    [Theory]
    [InlineData("hold")]
    [InlineData("winding-up")]
    [InlineData("mail")]
    [InlineData("people")]
    [InlineData("open-gate")]
    [InlineData("vendor-contact")]
    [InlineData("invited")]
    [InlineData("action")]
    [InlineData("absence")]
    [InlineData("communication-plan")]
    [InlineData("unsealed")]
    public void Each_obstacle_names_the_run_and_what_to_do(string kind) => Assert.All(Languages.All, language =>
        Assert.StartsWith("run-1", TemplateFolders.Phrases.Render(new ErasureObstacle("run-1", kind) { About = "x" }.Said, language), StringComparison.Ordinal));

    [Fact]
    public void What_retention_removed_has_its_words() => Assert.All(Enum.GetValues<RetentionKind>().Except([RetentionKind.Runs]), kind =>
        Assert.True(TemplateFolders.Phrases.Has($"retention.{JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}")));

    private static IEnumerable<string> KindsOf(Run run, params RunDocument[] rows)
    {
        var obstacles = new ErasureObstacles(run, new KnownPerson(SampleGate.Omar.Email, "secret"), new DateOnly(2026, 3, 2));
        foreach (var row in rows) obstacles.See(row);
        return obstacles.All.Select(one => one.Kind);
    }

    private static RunDocument Row(string key, object document) => new(key, JsonSerializer.SerializeToNode(document, RunJson.Options)!);
}
