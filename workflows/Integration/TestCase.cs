namespace Onboarding.Workflows.Integration;

/// <summary>A case tested end to end, with every attempt at it (S1, S3). Row <c>test-case:{id}</c>.</summary>
public sealed record TestCase
{
    /// <summary>Stable id; those that the playbook asks for have its ids.</summary>
    public required string Id { get; init; }

    /// <summary>What is tested.</summary>
    public required string Title { get; init; }

    /// <summary>Channel.</summary>
    public required string Channel { get; init; }

    /// <summary>What is done, step by step.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>What must come of it.</summary>
    public required string Expected { get; init; }

    /// <summary>Attempts by number, so that a failure stays visible beside its retest.</summary>
    public IReadOnlyList<TestAttempt> Attempts { get; init; } = [];

    /// <summary>Result of the last attempt; null: not tested.</summary>
    public TestResult? Result => Attempts.Count == 0 ? null : Attempts[^1].Result;
}

/// <summary>One attempt at a test case.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Result">Result.</param>
/// <param name="On">Day.</param>
/// <param name="By">Who tested.</param>
/// <param name="Note">What was seen; null: nothing to add.</param>
public sealed record TestAttempt(int Number, TestResult Result, DateOnly On, string By, string? Note);

/// <summary>Result of a test.</summary>
public enum TestResult
{
    /// <summary>What was expected came of it.</summary>
    Passed,

    /// <summary>Something else did.</summary>
    Failed,

    /// <summary>It could not be tried.</summary>
    Blocked,
}

/// <summary>A test case as it is handed in, with one attempt at it.</summary>
public sealed record TestCaseReport
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>What is tested.</summary>
    public required string Title { get; init; }

    /// <summary>Channel.</summary>
    public required string Channel { get; init; }

    /// <summary>What is done, step by step.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>What must come of it.</summary>
    public required string Expected { get; init; }

    /// <summary>Number of this attempt, from 1; the same number again replaces the earlier report of it.</summary>
    public required int Attempt { get; init; }

    /// <summary>Result.</summary>
    public required TestResult Result { get; init; }

    /// <summary>Day of the attempt.</summary>
    public required DateOnly RunOn { get; init; }

    /// <summary>Who tested.</summary>
    public required string By { get; init; }

    /// <summary>What was seen.</summary>
    public string? Note { get; init; }
}
