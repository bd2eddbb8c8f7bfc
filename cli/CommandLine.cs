using System.CommandLine;
using Onboarding.Cli.Commands;

namespace Onboarding.Cli;

/// <summary>From the arguments to an exit code: parses, runs the command, and turns every failure into one line on stderr.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var texts = Texts.In(Texts.Choose(args, Environment.GetEnvironmentVariable));
        var options = new GlobalOptions(texts);
        var parsed = Root(texts, options).Parse(args);
        if (parsed.Errors.Count > 0) return Report(texts["error.usage", UsageError.Of(parsed, texts)], ExitCodes.BadInput);

        using var stop = new StopSignals();
        // Signals are ours, so that what was started is stopped before the process ends.
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(configuration, stop.Token);
        }
        catch (Exception failure)
        {
            var (message, exitCode) = Failures.Describe(failure, texts, stop.Token.IsCancellationRequested);
            return Report(message, exitCode);
        }
    }

    private static RootCommand Root(Texts texts, GlobalOptions options)
    {
        var root = new RootCommand(texts["help.root"])
        {
            UpCommand.Create(texts, options),
            DemoCommand.Create(texts, options),
            StartCommand.Create(texts, options),
            StatusCommand.Create(texts, options),
            WatchCommand.Create(texts, options),
            SubmitCommand.Create(texts, options),
            ApproveCommand.Create(texts, options),
            KpiCommand.Create(texts, options),
            PlaybookCommand.Create(texts, options),
            RecordCommand.Create(texts, options),
            AuditCommand.Create(texts, options),
        };
        foreach (var option in options.All) root.Add(option);
        return root;
    }

    private static int Report(string message, int exitCode)
    {
        if (message.Length > 0) Console.Error.WriteLine(message);
        return exitCode;
    }
}
