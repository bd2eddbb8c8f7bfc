using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text.Json;
using Onboarding.Cli.Api;
using Onboarding.Cli.Commands;

namespace Onboarding.Cli;

/// <summary>From the arguments to an exit code: parses, runs the command, and turns every failure into one line on stderr, with <c>--json</c> into one JSON document there.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var texts = Texts.In(Texts.Choose(args, Environment.GetEnvironmentVariable));
        Speak(texts.Language);
        var isJson = args.Contains(GlobalOptions.JsonName);
        var parsed = Root(texts).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var wrong = texts["error.usage", UsageError.Of(parsed, texts)];
            return Report(isJson, wrong, Failures.DocumentOf(wrong, ExitCodes.BadInput), ExitCodes.BadInput);
        }

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
            return Report(isJson, message, Failures.DocumentOf(failure, message, exitCode), exitCode);
        }
    }

    internal static RootCommand Root(Texts texts)
    {
        var options = new GlobalOptions(texts);
        var root = new RootCommand(texts["help.root"])
        {
            UpCommand.Create(texts, options),
            DemoCommand.Create(texts, options),
            StartCommand.Create(texts, options),
            ListCommand.Create(texts, options),
            StatusCommand.Create(texts, options),
            WatchCommand.Create(texts, options),
            VendorsCommand.Create(texts, options),
            ScoreCommand.Create(texts, options),
            CheckCommand.Create(texts, options),
            SubmitCommand.Create(texts, options),
            DecideCommand.Create(texts, options),
            KpiCommand.Create(texts, options),
            PlaybookCommand.Create(texts, options),
            RecordCommand.Create(texts, options),
            AuditCommand.Create(texts, options),
            BackupCommand.CreateBackup(texts, options),
            BackupCommand.CreateRestore(texts, options),
            PersonCommand.Create(texts, options),
            HoldCommand.Create(texts, options),
            DoctorCommand.Create(texts, options),
            CompletionCommand.Create(texts, options),
        };
        foreach (var option in options.All) root.Add(option);
        foreach (var option in root.Options)
        {
            if (option is HelpOption) option.Description = texts["help.help"];
            if (option is VersionOption) option.Description = texts["help.version"];
        }

        return root;
    }

    // The parser's own words in --help follow it. Set inside an asynchronous method, it ends with that.
    private static void Speak(string language)
    {
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == Texts.Chinese ? "zh-Hans" : language);
        }
        catch (CultureNotFoundException)
        {
            // A machine without culture data; everything but those words is in the reader's language all the same.
        }
    }

    private static int Report<T>(bool isJson, string message, T document, int exitCode)
    {
        if (message.Length > 0) Console.Error.WriteLine(isJson ? JsonSerializer.Serialize(document, ApiJson.Line) : message);
        return exitCode;
    }
}
