namespace Onboarding.Cli;

/// <summary>Something the person at the keyboard is told in one line, with the exit code that goes with it.</summary>
internal sealed class CliException(string message, int exitCode = ExitCodes.Failure) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}

internal static class ExitCodes
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int BadInput = 2;

    /// <summary>128 and SIGINT's number, as shells have it.</summary>
    public const int Interrupted = 130;
}
