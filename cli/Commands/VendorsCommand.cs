using System.CommandLine;
using System.Text.Json.Nodes;
using Onboarding.Cli.Api;
using Onboarding.Cli.Display;
using Spectre.Console;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard vendors ID [--add FILE]</c>: the ranking; a vendor's file puts it on the list or replaces what is known of it.</summary>
internal static class VendorsCommand
{
    public static Command Create(Texts texts, GlobalOptions options)
    {
        var id = options.RunArgument();
        var add = new Option<string[]>("--add") { Description = texts["help.vendors.add"], AllowMultipleArgumentsPerToken = true };
        var command = new Command("vendors", texts["help.vendors"]) { id, add };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (runId, answer) = (parsed.GetRequiredValue(id), options.OutputOf(parsed));
            // All files are read before the first vendor goes out.
            var vendors = (parsed.GetValue(add) ?? []).SelectMany(file => InputFile.ReadObjects(file, texts).Select(one => (file, one))).ToList();
            foreach (var (file, vendor) in vendors)
            {
                if (IdOf(vendor) is null) throw new CliException(texts["error.no-id", file], ExitCodes.BadInput);
            }

            using var client = options.ClientOf(parsed);
            foreach (var (file, vendor) in vendors)
            {
                await AddAsync(client, runId, file, vendor, cancellation);
                answer.Progress.WriteLine(texts["vendors.added", IdOf(vendor)!]);
            }

            var list = await client.DocumentAsync(runId, "vendors", cancellation);
            var request = await client.DocumentAsync(runId, "request", cancellation);
            answer.Write(list, console => Show(console, texts, ApiJson.ItemsOf<VendorView>(list), request["budget"]?["currency"]?.ToString() ?? ""));
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task AddAsync(OnboardingClient client, string runId, string file, JsonObject vendor, CancellationToken cancellation)
    {
        try
        {
            // What the path says, the body does not say again.
            var body = vendor.DeepClone().AsObject();
            body.Remove("id");
            await client.PutDocumentAsync(runId, $"vendors/{Uri.EscapeDataString(IdOf(vendor)!)}", body, cancellation);
        }
        catch (ProblemException problem)
        {
            throw problem.In(file);
        }
    }

    private static string? IdOf(JsonObject vendor) => vendor["id"] is JsonValue id && id.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static void Show(IAnsiConsole console, Texts texts, IReadOnlyList<VendorView> vendors, string currency)
    {
        if (vendors.Count == 0) console.WriteLine(texts["vendors.none"]);
        else console.Write(VendorTable.Create(vendors, currency, texts));
    }
}
