using System.CommandLine;
using System.Text;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard record RUN [--format html|json] [--out FILE]</c>: a run's decision record, to read, print or keep.</summary>
internal static class RecordCommand
{
    private const string Html = "html";
    private const string Json = "json";

    public static Command Create(Texts texts, GlobalOptions options)
    {
        var id = options.RunArgument();
        var format = new Option<string?>("--format") { Description = texts["help.record.format"] };
        format.AcceptOnlyFromAmong(Html, Json);
        var output = new Option<string?>("--out") { Description = texts["help.record.out"] };
        var command = new Command("record", texts["help.record"]) { id, format, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = options.ClientOf(parsed);
            var (runId, file, answer) = (parsed.GetRequiredValue(id), parsed.GetValue(output), options.OutputOf(parsed));
            // Printed as machine output it must be JSON; a page that is asked for would not be.
            if (answer.IsJson && file is null && parsed.GetValue(format) == Html) throw new CliException(texts["error.record-json"], ExitCodes.BadInput);
            var isJson = parsed.GetValue(format) == Json || (answer.IsJson && file is null);
            var record = isJson ? await client.RecordAsync(runId, cancellation) : await client.RecordPageAsync(runId, cancellation);
            if (file is null)
            {
                Console.WriteLine(record);
                return ExitCodes.Success;
            }

            await OutputFile.WriteAsync(file, Encoding.UTF8.GetBytes(record), texts, cancellation);
            answer.Write(new { file }, texts["record.written", file]);
            return ExitCodes.Success;
        });
        return command;
    }
}
