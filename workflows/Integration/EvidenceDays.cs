using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Integration;

/// <summary>What integration shows has happened: its day is today or past.</summary>
public static class EvidenceDays
{
    /// <summary>The error of a connection that is tested only later; empty when it is not tested yet.</summary>
    public static IReadOnlyList<FieldError> ErrorsOf(Connection connection, DateOnly today) => FieldError.IfAhead("testedOn", connection.TestedOn, today);

    /// <summary>The error of an attempt that lies ahead.</summary>
    public static IReadOnlyList<FieldError> ErrorsOf(TestCaseReport report, DateOnly today) => FieldError.IfAhead("runOn", report.RunOn, today);

    /// <summary>The error of a continuity test that lies ahead.</summary>
    public static IReadOnlyList<FieldError> ErrorsOf(ContinuityTest test, DateOnly today) => FieldError.IfAhead("testedOn", test.TestedOn, today);
}
