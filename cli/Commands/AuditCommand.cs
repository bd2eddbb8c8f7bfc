using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Onboarding.Cli.Auditing;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard audit export ID --out FILE [--format jsonl|csv]</c> and <c>onboard audit verify FILE</c>, which needs no app.</summary>
internal static class AuditCommand
{
    private const string JsonLines = "jsonl";
    private const string Csv = "csv";

    public static Command Create(Texts texts, GlobalOptions options) =>
        new("audit", texts["help.audit"]) { Export(texts, options), Verify(texts, options) };

    private static Command Export(Texts texts, GlobalOptions options)
    {
        var id = options.RunArgument();
        var output = new Option<string>("--out") { Description = texts["help.audit.out"], Required = true };
        var format = new Option<string?>("--format") { Description = texts["help.audit.format"] };
        format.AcceptOnlyFromAmong(JsonLines, Csv);
        var export = new Command("export", texts["help.audit.export"]) { id, output, format };
        export.SetAction(async (parsed, cancellation) =>
        {
            using var client = options.ClientOf(parsed);
            var audit = await client.AuditAsync(parsed.GetRequiredValue(id), parsed.GetValue(format) ?? JsonLines, cancellation);
            var file = parsed.GetRequiredValue(output);
            await OutputFile.WriteAsync(file, audit, texts, cancellation);
            options.OutputOf(parsed).Write(new { file }, texts["audit.written", file]);
            return ExitCodes.Success;
        });
        return export;
    }

    private static Command Verify(Texts texts, GlobalOptions options)
    {
        var file = new Argument<string>("FILE.jsonl") { Description = texts["help.audit.file"] };
        var verify = new Command("verify", texts["help.audit.verify"]) { file };
        verify.SetAction(parsed =>
        {
            var verdict = AuditCheck.Of(InputFile.Read(parsed.GetRequiredValue(file), texts).Split('\n').Where(line => line.Length > 0));
            options.OutputOf(parsed).Write(
                new { finding = JsonNamingPolicy.CamelCase.ConvertName(verdict.Finding.ToString()), verdict.At, verdict.Hash }, SayingOf(verdict, texts));
            return verdict.Finding switch
            {
                AuditFinding.Intact => ExitCodes.Success,
                AuditFinding.NoExport => ExitCodes.BadInput,
                _ => ExitCodes.Failure,
            };
        });
        return verify;
    }

    private static string SayingOf(AuditVerdict verdict, Texts texts)
    {
        var at = verdict.At.ToString(CultureInfo.InvariantCulture);
        return verdict.Finding switch
        {
            AuditFinding.Intact => texts["audit.intact", at, verdict.Hash],
            AuditFinding.Changed => texts["audit.changed", at],
            AuditFinding.Missing => texts["audit.missing", at],
            AuditFinding.OtherHead => texts["audit.other-head", at],
            AuditFinding.CutOff => texts["audit.cut-off", at],
            _ => texts["audit.no-export", at],
        };
    }
}
