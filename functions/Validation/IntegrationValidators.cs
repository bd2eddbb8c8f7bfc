using FluentValidation;
using Onboarding.Workflows.Integration;

namespace Onboarding.Functions.Validation;

/// <summary>A connection; one that was tested shows it.</summary>
internal sealed class ConnectionValidator : AbstractValidator<Connection>
{
    public ConnectionValidator()
    {
        RuleFor(connection => connection.Id).IsId();
        RuleFor(connection => connection.System).IsOneOf(Known.Systems);
        RuleFor(connection => connection.Direction).IsOneOf(Known.Flows);
        RuleFor(connection => connection.Authentication).IsOneOf(Known.Authentications);
        RuleFor(connection => connection.Environment).IsOneOf(Known.Environments);
        RuleFor(connection => connection.TestedOn).Must(day => day is not null).When(WasTested).Says("connection.tested-on-missing");
        RuleFor(connection => connection.Evidence).IsNote();
        RuleFor(connection => connection.Evidence).Must(evidence => !string.IsNullOrWhiteSpace(evidence)).When(WasTested).Says("error.evidence-missing");
    }

    private static bool WasTested(Connection connection) => connection.Status is ConnectionStatus.Tested or ConnectionStatus.Failed;
}

/// <summary>A role of the access matrix. Whether its approver takes part, the run knows.</summary>
internal sealed class AccessRoleValidator : AbstractValidator<AccessRole>
{
    public AccessRoleValidator()
    {
        RuleFor(role => role.Role).IsId();
        RuleFor(role => role.Systems).HasItems(Known.Systems.Count).HasNoRepeats();
        RuleForEach(role => role.Systems).IsOneOf(Known.Systems);
        RuleFor(role => role.Permissions).HasItems(Known.Permissions.Count).HasNoRepeats();
        RuleForEach(role => role.Permissions).IsOneOf(Known.Permissions);
        RuleFor(role => role.Justification).IsNote();
        RuleFor(role => role.Justification).Must(reason => !string.IsNullOrWhiteSpace(reason))
            .When(role => role.Permissions is not null && AccessCheck.MayChange(role)).Says("error.access-reason");
        RuleFor(role => role.ApprovedBy).IsLine();
    }
}

/// <summary>A test case with one attempt at it.</summary>
internal sealed class TestCaseReportValidator : AbstractValidator<TestCaseReport>
{
    private const int MostSteps = 50;
    private const int MostAttempts = 100;

    public TestCaseReportValidator()
    {
        RuleFor(report => report.Id).IsId();
        RuleFor(report => report.Title).IsLine();
        RuleFor(report => report.Channel).IsOneOf(Known.Channels);
        RuleFor(report => report.Steps).HasItems(MostSteps);
        RuleForEach(report => report.Steps).IsLine();
        RuleFor(report => report.Expected).IsLine();
        RuleFor(report => report.Attempt).IsBetween(1, MostAttempts);
        RuleFor(report => report.By).IsLine();
        RuleFor(report => report.Note).IsNote();
        RuleFor(report => report.Note).Must(note => !string.IsNullOrWhiteSpace(note))
            .When(report => report.Result != TestResult.Passed).Says("test-case.note-missing");
    }
}

/// <summary>The continuity test.</summary>
internal sealed class ContinuityTestValidator : AbstractValidator<ContinuityTest>
{
    private const int MostMinutes = 60 * 24 * 30;

    public ContinuityTestValidator()
    {
        RuleFor(test => test.Scenario).IsLine();
        RuleFor(test => test.RecoveryMinutes).IsBetween(0, MostMinutes);
        RuleFor(test => test.Evidence).IsLine();
    }
}
