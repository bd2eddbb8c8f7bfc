using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Integration;

/// <summary>Whether the cases that the playbook asks for have passed.</summary>
public static class TestCaseCheck
{
    /// <summary>The required cases that the run's channels need.</summary>
    public static IEnumerable<RequiredTestCase> NeededFor(IReadOnlyList<RequiredTestCase> required, IReadOnlyList<string> channels) =>
        required.Where(one => one.Channel is null || channels.Contains(one.Channel));

    /// <summary>One phrase for each needed case whose last attempt did not pass.</summary>
    public static IReadOnlyList<Phrase> Missing(IReadOnlyList<RequiredTestCase> required, IReadOnlyList<string> channels, IReadOnlyList<TestCase> cases) =>
        [.. NeededFor(required, channels)
            .Where(one => cases.FirstOrDefault(known => known.Id == one.Id)?.Result != TestResult.Passed)
            .Select(one => new Phrase("missing.test-case").With("case", one.Name).With("id", one.Id))];
}
