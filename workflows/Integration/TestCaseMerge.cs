namespace Onboarding.Workflows.Integration;

/// <summary>
/// Takes reports of test cases in. An attempt is known by its number, so order and repetition never matter: what is said of the case is what
/// the newest attempt says, however late an older one is handed in.
/// </summary>
public static class TestCaseMerge
{
    /// <summary>The case with the report in it.</summary>
    /// <param name="known">The case so far; null for a new one.</param>
    /// <param name="report">The report; its title, channel, steps and expectation count unless a later attempt is known.</param>
    public static TestCase Of(TestCase? known, TestCaseReport report)
    {
        var described = known is not null && known.Attempts.Any(attempt => attempt.Number > report.Attempt) ? known : Described(report);
        return described with
        {
            Attempts =
            [
                .. (known?.Attempts ?? []).Where(attempt => attempt.Number != report.Attempt)
                    .Append(new TestAttempt(report.Attempt, report.Result, report.RunOn, report.By, report.Note))
                    .OrderBy(attempt => attempt.Number),
            ],
        };
    }

    private static TestCase Described(TestCaseReport report) => new()
    {
        Id = report.Id,
        Title = report.Title,
        Channel = report.Channel,
        Steps = report.Steps,
        Expected = report.Expected,
    };
}
