using System.Text.Json;
using Onboarding.Cli.Auditing;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Storage;

/// <summary>A person goes from the audit, and its hashes stay right.</summary>
public sealed class AuditSealsTests
{
    private const string Pseudonym = "erased-0123456789abcdef";
    private const string Address = Pseudonym + "@erased.invalid";

    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly List<AuditEntry> _before = Chain(
        new AuditEntry { Actor = "Anna Becker", Kind = "gate.answered", What = new Phrase("audit.x").With("comment", "Ask Anna’s <deputy> 林芳 😀").With("count", 3.50m) },
        AuditEntry.ByProjectManager("action.opened", new Phrase("audit.y").With("why", new Phrase("z").With("owner", "Anna Becker")).With("names", new LocalizedText("Anna Becker, Omar", "Anna Becker、Omar"))) with { By = new AuditAuthor("Anna Becker", "anna@example.com") },
        AuditEntry.BySystem("stage.entered", new Phrase("audit.stage.entered").With("stage", PhraseValue.Word("stage.pilot"))));

    private List<AuditEntry> After => [.. _before.Select(entry => AuditSeals.Erase(entry, PseudonymOf))];

    [Fact]
    public void An_erased_person_is_in_no_entry_and_the_chain_verifies_with_the_hashes_of_before()
    {
        Assert.Null(AuditChain.FirstBreak(_before));
        Assert.Null(AuditChain.FirstBreak(After));
        Assert.Equal(_before.Select(entry => entry.Hash), After.Select(entry => entry.Hash));
        Assert.DoesNotContain("anna", JsonSerializer.Serialize(After, RunJson.Options), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((Pseudonym, Address), (After[0].Actor, After[1].By!.Email));
    }

    [Fact]
    public void The_command_line_verifies_an_export_of_before_and_of_after()
    {
        Assert.Equal(AuditFinding.Intact, AuditCheck.Of(LinesOf(_before)).Finding);
        Assert.Equal(AuditFinding.Intact, AuditCheck.Of(LinesOf(After)).Finding);
    }

    [Fact]
    public void Erasing_again_changes_nothing() => Assert.Equal(
        JsonSerializer.Serialize(After, RunJson.Options), JsonSerializer.Serialize(After.Select(entry => AuditSeals.Erase(entry, PseudonymOf)), RunJson.Options));

    [Theory]
    [InlineData("\"actor\":\"erased-0123456789abcdef\"", "\"actor\":\"Somebody Else\"")]
    [InlineData("\"/actor\":\"erased:", "\"/actor\":\"erased:0")]
    [InlineData("\"/actor\":\"erased:", "\"/actor\":\"")]
    [InlineData("\"/by/name\":\"erased:", "\"/by/other\":\"erased:")]
    public void Nothing_else_can_be_put_in_the_place_of_what_was_erased(string before, string after)
    {
        var lines = LinesOf(After).Select(line => line.Replace(before, after, StringComparison.Ordinal)).ToList();

        Assert.NotEqual(LinesOf(After), lines);
        Assert.Equal(AuditFinding.Changed, AuditCheck.Of(lines).Finding);
        Assert.NotNull(AuditChain.FirstBreak(lines[..^1].Select(line => JsonDocument.Parse(line).RootElement.GetProperty("entry").Deserialize<AuditEntry>(RunJson.Options)!)));
    }

    [Fact]
    public void A_text_that_is_still_there_cannot_be_changed() =>
        Assert.Equal(1, AuditChain.FirstBreak([_before[0] with { Actor = "Somebody Else" }]));

    [Fact]
    public void A_text_cannot_be_cut_to_its_ending_by_moving_its_beginning_into_the_salt()
    {
        const string Comment = "/what/values/comment/text";
        var entry = Chain(new AuditEntry { Actor = "system", Kind = "x", What = new Phrase("audit.x").With("comment", $"I do not agree\n{Comment}\nwith any of it") })[0];
        var cut = entry with
        {
            What = new Phrase("audit.x").With("comment", "with any of it"),
            Seals = new Dictionary<string, string> { [Comment] = $"{entry.Seals![Comment]}\n{Comment}\nI do not agree" },
        };

        Assert.Equal(AuditFinding.Intact, AuditCheck.Of(LinesOf([entry])).Finding);
        Assert.Equal(1, AuditChain.FirstBreak([cut]));
        Assert.Equal(AuditFinding.Changed, AuditCheck.Of(LinesOf([cut])).Finding);
    }

    [Fact]
    public void A_seal_taken_away_is_found() => Assert.Equal(1, AuditChain.FirstBreak([_before[0] with { Seals = null }]));

    [Fact]
    public void The_same_text_is_sealed_by_another_salt_each_time() =>
        Assert.Distinct(_before.SelectMany(entry => entry.Seals?.Values ?? []));

    [Fact]
    public void An_entry_from_before_there_were_seals_is_said_to_keep_its_texts()
    {
        var old = _before[0] with { Seals = null };

        Assert.Throws<InvalidOperationException>(() => AuditSeals.Erase(old, PseudonymOf));
        Assert.Same(_before[2], AuditSeals.Erase(_before[2], PseudonymOf));
    }

    private static string? PseudonymOf(string pointer, string text) =>
        text == "anna@example.com" ? Address : text.Contains("Anna", StringComparison.Ordinal) ? Pseudonym : null;

    private static List<string> LinesOf(List<AuditEntry> entries) =>
    [
        .. entries.Select(entry => $$"""{"text":"","entry":{{JsonSerializer.Serialize(entry, RunJson.Options)}}}"""),
        $$$"""{"head":{"run":"x","sequence":{{{entries.Count}}},"hash":"{{{entries[^1].Hash}}}"}}""",
    ];

    private static List<AuditEntry> Chain(params AuditEntry[] entries)
    {
        var chain = new List<AuditEntry>();
        foreach (var entry in entries) chain.Add(AuditChain.Append(entry, chain.Count + 1, Noon, StageIds.Pilot, chain.LastOrDefault()?.Hash ?? ""));
        return chain;
    }
}
