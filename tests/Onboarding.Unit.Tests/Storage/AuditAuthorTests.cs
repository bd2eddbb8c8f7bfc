using System.Text.Json;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Storage;

public sealed class AuditAuthorTests
{
    // As two entries of a run stood in storage before anybody could sign in.
    private const string Started = """
        {"sequence":1,"at":"2026-03-02T02:03:22.62312+00:00","actor":"project-manager","kind":"run.started","stage":"requirements","what":{"key":"audit.run.started","values":{"title":{"text":"Customer service for the 2026 sale season"},"playbook":{"name":{"en":"Customer service BPO","zh-CN":"客户服务外包（BPO）"}},"version":{"text":"1.2.0"}}},"previousHash":"","hash":"78467d7fa2d152cb199a4afef30647739860c9624e4f1c800e2c3d78be6d747c"}
        """;

    private const string Entered = """
        {"sequence":2,"at":"2026-03-02T02:03:22.62312+00:00","actor":"system","kind":"stage.entered","stage":"requirements","what":{"key":"audit.stage.entered","values":{"stage":{"phraseKey":"stage.requirements"}}},"previousHash":"78467d7fa2d152cb199a4afef30647739860c9624e4f1c800e2c3d78be6d747c","hash":"226dc491fdf0063b713c7773a9c9264ddfc719bf3a73478c7967387bf599f3b6"}
        """;

    private static readonly AuditAuthor Mei = new("Mei Lin Tan", "mei@example.com");

    [Fact]
    public void Entries_from_before_anybody_signed_in_keep_their_hashes() =>
        Assert.Null(AuditChain.FirstBreak([Read(Started), Read(Entered)]));

    [Fact]
    public void They_are_written_as_they_were_read() => Assert.Equal(Started, JsonSerializer.Serialize(Read(Started), RunJson.Options));

    [Fact]
    public void Who_did_it_is_part_of_what_is_hashed()
    {
        var entry = AuditChain.Append(Request with { By = Mei }, 1, DateTimeOffset.UnixEpoch, StageIds.Pilot, "");

        Assert.Null(AuditChain.FirstBreak([entry]));
        Assert.Equal(1, AuditChain.FirstBreak([entry with { By = Mei with { Name = "Somebody else" } }]));
        Assert.Equal(1, AuditChain.FirstBreak([entry with { By = null }]));
    }

    [Fact]
    public void Of_what_a_request_writes_the_project_managers_part_is_signed_and_the_systems_is_not()
    {
        var system = AuditEntry.BySystem("stage.entered", new Phrase("audit.stage.entered"));

        Assert.Equal((Mei, null), (Request.SignedBy(Mei).By, system.SignedBy(Mei).By));
        Assert.Null(Request.SignedBy(null).By);
    }

    [Fact]
    public async Task The_author_goes_with_the_request_and_ends_with_it_also_for_what_it_left_behind()
    {
        var (during, after) = (new TaskCompletionSource(), new TaskCompletionSource());
        Task<(AuditAuthor?, AuditAuthor?)> left;
        using (CurrentAuthor.Is(Mei))
        {
            await Task.Yield();
            left = LeftBehindAsync(during, after.Task);
            await during.Task;
        }

        after.SetResult();
        Assert.Equal((Mei, null), await left);
        Assert.Null(CurrentAuthor.Value);
    }

    private static AuditEntry Request { get; } = AuditEntry.ByProjectManager("run.cancelled", new Phrase("audit.run.cancelled").With("reason", "Enough"));

    private static async Task<(AuditAuthor?, AuditAuthor?)> LeftBehindAsync(TaskCompletionSource during, Task after)
    {
        await Task.Yield();
        var first = CurrentAuthor.Value;
        during.SetResult();
        await after;
        return (first, CurrentAuthor.Value);
    }

    private static AuditEntry Read(string json) => JsonSerializer.Deserialize<AuditEntry>(json, RunJson.Options)!;
}
