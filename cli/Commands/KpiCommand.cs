using System.CommandLine;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard kpi import ID FILE.csv</c>: hands in readings, all or none.</summary>
internal static class KpiCommand
{
    public static Command Create(Texts texts, GlobalOptions options)
    {
        var id = new Argument<string>("ID") { Description = texts["help.id"] };
        var file = new Argument<string>("FILE.csv") { Description = texts["help.kpi.file"] };
        var import = new Command("import", texts["help.kpi.import"]) { id, file };
        import.SetAction(async (parsed, cancellation) =>
        {
            var csv = InputFile.Read(parsed.GetRequiredValue(file), texts);
            using var client = options.ClientOf(parsed);
            var accepted = await client.AddReadingsAsync(parsed.GetRequiredValue(id), csv, cancellation);
            Console.WriteLine(texts["kpi.accepted", accepted]);
            return ExitCodes.Success;
        });
        return new Command("kpi", texts["help.kpi"]) { import };
    }
}
