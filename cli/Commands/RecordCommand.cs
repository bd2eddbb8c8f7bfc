using System.CommandLine;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard record RUN [--format html|json] [--out FILE]</c>: a run's decision record, to read, print or keep.</summary>
internal static class RecordCommand
{
    private const string Html = "html";
    private const string Json = "json";

    public static Command Create(Texts texts, GlobalOptions options)
    {
        var id = new Argument<string>("ID") { Description = texts["help.id"] };
        var format = new Option<string>("--format") { Description = texts["help.record.format"], DefaultValueFactory = _ => Html };
        format.AcceptOnlyFromAmong(Html, Json);
        var output = new Option<string?>("--out") { Description = texts["help.record.out"] };
        var command = new Command("record", texts["help.record"]) { id, format, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = options.ClientOf(parsed);
            var runId = parsed.GetRequiredValue(id);
            var record = parsed.GetValue(format) == Json
                ? await client.RecordAsync(runId, cancellation)
                : await client.RecordPageAsync(runId, cancellation);
            if (parsed.GetValue(output) is not { } file)
            {
                Console.WriteLine(record);
                return ExitCodes.Success;
            }

            await WriteAsync(file, record, texts, cancellation);
            Console.WriteLine(texts["record.written", file]);
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task WriteAsync(string file, string record, Texts texts, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllTextAsync(file, record, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CliException(texts["error.write", file], ExitCodes.BadInput);
        }
    }
}
