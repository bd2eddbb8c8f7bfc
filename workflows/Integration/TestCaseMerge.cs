namespace Onboarding.Workflows.Integration;

/// <summary>Takes reports of test cases in. An attempt is known by its number, so order and repetition never matter.</summary>
public static class TestCaseMerge
{
    /// <summary>The case with the report in it.</summary>
    /// <param name="known">The case so far; null for a new one.</param>
    /// <param name="report">The report; title, channel, steps and expectation are those of the last one handed in.</param>
    public static TestCase Of(TestCase? known, TestCaseReport report) => new()
    {
        Id = report.Id,
        Title = report.Title,
        Channel = report.Channel,
        Steps = report.Steps,
        Expected = report.Expected,
        Attempts =
        [
            .. (known?.Attempts ?? []).Where(attempt => attempt.Number != report.Attempt)
                .Append(new TestAttempt(report.Attempt, report.Result, report.RunOn, report.By, report.Note))
                .OrderBy(attempt => attempt.Number),
        ],
    };
}
