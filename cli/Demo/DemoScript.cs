using System.Text.Json;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Demo;

/// <summary>What the people of the example do by themselves, and what must come of it. File: <c>decisions.json</c>.</summary>
internal sealed record DemoScript(
    IReadOnlyList<ScriptedSubmission> Submissions,
    IReadOnlyList<ScriptedAnswer> Answers,
    IReadOnlyList<ExpectedGate> Expected,
    string Outcome)
{
    public static DemoScript Read(string file) => JsonSerializer.Deserialize<DemoScript>(File.ReadAllText(file), ApiJson.Options)!;
}

internal sealed record ScriptedSubmission(string Stage, int Round, DateOnly On, string? Note, string? Vendor, string? ReserveVendor);

internal sealed record ScriptedAnswer(string Gate, int Round, string Email, string Choice, string? Comment);

internal sealed record ExpectedGate(string Gate, int Round, string Choice, IReadOnlyDictionary<string, string>? Verdicts);
