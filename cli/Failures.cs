using Onboarding.Cli.Api;

namespace Onboarding.Cli;

/// <summary>One line, or one and what is at fault or missing below it, for every way in which a command can fail.</summary>
internal static class Failures
{
    public static (string Message, int ExitCode) Describe(Exception failure, Texts texts, bool interrupted) => failure switch
    {
        _ when interrupted => ("", ExitCodes.Interrupted),
        CliException told => (told.Message, told.ExitCode),
        ProblemException problem => (Describe(problem), problem.IsBadInput ? ExitCodes.BadInput : ExitCodes.Failure),
        HttpRequestException or HttpIOException => (texts["error.unreachable", failure.Message], ExitCodes.Failure),
        _ => (texts["error.failed", OneLine(failure.Message)], ExitCodes.Failure),
    };

    /// <summary>A failure for programs.</summary>
    public static object DocumentOf(string message, int exitCode) => new { error = message, exitCode };

    /// <summary>A failure for programs; what the API said with every field of its own.</summary>
    public static object DocumentOf(Exception failure, string message, int exitCode) => failure is ProblemException problem
        ? new
        {
            error = problem.Message,
            exitCode,
            status = (int)problem.Status,
            errors = problem.Fields.Select(field => new { field.Field, field.Message }),
            problem.Missing,
        }
        : DocumentOf(message, exitCode);

    private static string Describe(ProblemException problem) => string.Join('\n',
        [problem.Message, .. problem.Fields.Select(field => $"  {field.Field}: {field.Message}"), .. problem.Missing.Select(one => $"  {one}")]);

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
